import LeakAST
import LeakDomain
import LeakModel

/// Goes on when a dispatch group is empty, where a function that gives nothing back blocks the thread or queue that empties it.
struct NotifyRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  /// `group.notify(queue: .main) { … }` around what stands behind the wait; where that is nothing, nobody waits.
  var candidate: Candidate? {
    let place = verdict.wait.location.range
    guard verdict.primitive == "DispatchGroup", let queue, let (statement, block) = layout.statement(at: place),
      case .expr(let value) = statement.kind, case .call(let call) = value.kind, call.arguments.isEmpty,
      case .member(let group?, "wait", _) = call.callee.kind, let function = layout.function(at: place),
      function.kind != .closure, function.body?.range == block.range, function.result.map(\.isVoid) ?? true,
      let index = block.statements.firstIndex(of: statement), let moved = MovedStatement(statement, in: layout)
    else { return nil }
    let rest = block.statements[(index + 1)...]
    guard let last = rest.last else {
      return Candidate("Do not wait, as nothing comes behind it", isSafe: false, [moved.removal])
    }
    guard rest.allSatisfy(mayComeLater) else { return nil }
    let behind = SourceRange(start: Int(statement.range.end), end: Int(last.range.end))
    let newline = layout.newline + layout.indentation(at: Int(statement.range.start))
    let inner = layout.text(behind).replacing(newline, with: newline + layout.unit)
    return Candidate(
      "Go on when the group is empty", isSafe: false,
      [
        TextEdit(
          range: statement.range,
          text:
            "\(layout.text(group.range)).notify(queue: \(queue)) {\(usesMembers(rest, at: place) ? " [self] in" : "")"),
        TextEdit(range: behind, text: inner + newline + "}"),
      ])
  }

  private var queue: String? {
    switch verdict.cause {
    case .keepsPlace(.main): ".main"
    case .keepsPlace(.queue(let name)): name
    default: nil
    }
  }

  /// Whether a statement may run in a closure that gives nothing back, and neither throws nor waits.
  private func mayComeLater(_ statement: Stmt) -> Bool {
    var isAllowed = true
    Node.statement(statement).walk { node in
      switch node {
      case .function: return false
      case .statement(let inner):
        switch inner.kind {
        case .return(let value?): if !value.isName("()") { isAllowed = false }
        case .throw, .defer: isAllowed = false
        default: break
        }
      case .expression(let value):
        switch value.kind {
        case .awaited, .tried: isAllowed = false
        default: break
        }
      default: break
      }
      return isAllowed
    }
    return isAllowed
  }

  /// Whether some statements name members of the type around them without `self`.
  private func usesMembers(_ statements: ArraySlice<Stmt>, at place: SourceRange) -> Bool {
    let path = layout.file.path(to: place)
    let members = path.flatMap { node -> [String] in
      guard case .statement(let statement) = node, case .type(let type) = statement.kind else { return [] }
      return type.members.flatMap(names)
    }
    let locals = Set(VisibleName.all(on: path, before: place.start).map(\.name))
    let free = Set(members).subtracting(locals)
    var isFound = false
    for statement in statements {
      Node.statement(statement).walk { node in
        if case .expression(let value) = node, case .name(let name) = value.kind, free.contains(name) { isFound = true }
        return !isFound
      }
    }
    return isFound
  }

  private func names(of member: Stmt) -> [String] {
    switch member.kind {
    case .variable(let variable): variable.bindings.flatMap { $0.pattern.boundNames }
    case .function(let function): [function.name]
    default: []
    }
  }
}
