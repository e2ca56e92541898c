import LeakAST
import LeakDomain
import LeakModel

/// Starts the task of a URL session that is made and never started.
struct UnstartedRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  /// `task.resume()` behind the last line that deals with the task, or `.resume()` behind the call that makes it.
  func part(_ leak: Leak, _ name: String) -> Part? {
    guard name.hasSuffix("Task"), let (statement, block) = layout.statement(at: leak.spot.location.range) else {
      return nil
    }
    switch statement.kind {
    case .expr(let value):
      guard case .assign("=", let target, let made) = value.kind else { return behind(value, in: statement) }
      return target.isName("_") || layout.text(target.range) == "_"
        ? behind(made, in: statement) : start(layout.text(target.range), statement, block)
    case .variable(let variable):
      guard variable.bindings.count == 1, let task = variable.bindings[0].pattern.boundNames.first else { return nil }
      return start(task, statement, block)
    default: return nil
    }
  }

  private func behind(_ made: Expr, in statement: Stmt) -> Part? {
    guard case .call = made.kind else { return nil }
    let head = SourceRange(start: Int(statement.range.start), end: Int(made.range.start))
    let edits = head.length == 0 ? [] : [TextEdit(range: head, text: "")]
    return Part(
      edits + [TextEdit(range: SourceRange(at: Int(made.range.end)), text: ".resume()")], isSafe: true,
      text: ".resume()")
  }

  /// `nil` where something starts it on other paths: they know when.
  private func start(_ task: String, _ statement: Stmt, _ block: Block) -> Part? {
    let line = "\(task).resume()"
    let uses = block.statements.filter { $0 == statement || layout.mentions(task, $0) }
    guard !layout.text(block.range).contains("\(task).resume"), !layout.text(block.range).contains("\(task)?.resume"),
      let last = uses.last
    else { return nil }
    if case .return = last.kind { return nil }
    return layout.insert([line], after: last, in: block).map { Part($0, isSafe: true, text: line) }
  }
}
