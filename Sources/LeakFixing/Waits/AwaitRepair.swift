import LeakAST
import LeakDomain
import LeakModel

/// Awaits a task in the place of a semaphore that only tells of its end.
struct AwaitRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict
  private var name: String { verdict.carrier }

  /// `nil` unless the semaphore is made, signalled last in one task, and waited for, and nothing else, in one block of a
  /// body that can await.
  var candidate: Candidate? {
    guard verdict.primitive == "DispatchSemaphore",
      let (wait, block) = layout.statement(at: verdict.wait.location.range),
      case .expr(let value) = wait.kind, isPlainWait(value), layout.canAwait(at: wait.range),
      let made = block.statements.first(where: isDeclaration), let task = block.statements.first(where: isTask),
      let body = closure(task), let signal = body.statements.first(where: signals),
      signal == body.statements.last || isDeferred(signal), body.statements.count > 1, uses(in: block) == 3,
      !block.statements.contains(where: declaresTask), !mayThrow(body)
    else { return nil }
    let removals = [layout.remove(made), layout.remove(signal)]
    guard removals.allSatisfy({ $0 != nil }) else { return nil }
    return Candidate(
      "Await the task in the place of '\(name).wait()'", isSafe: true,
      removals.compactMap { $0 } + [
        TextEdit(range: SourceRange(at: Int(task.range.start)), text: "let task = "),
        TextEdit(range: wait.range, text: "await task.value"),
      ])
  }

  /// The value of a task that throws would have to be tried.
  private func mayThrow(_ body: Block) -> Bool {
    var found = false
    Node.block(body).walk { node in
      if case .expression(let value) = node, case .tried(.plain, _) = value.kind { found = true }
      return !found
    }
    return found
  }

  private func isPlainWait(_ value: Expr) -> Bool {
    guard case .call(let call) = value.kind, call.arguments.isEmpty,
      case .member(let base?, "wait", _) = call.callee.kind
    else { return false }
    return isCarrier(base)
  }

  private func isCarrier(_ value: Expr) -> Bool { if case .name(name) = value.kind { true } else { false } }

  private func isDeclaration(_ statement: Stmt) -> Bool {
    guard case .variable(let variable) = statement.kind, variable.bindings.count == 1 else { return false }
    return variable.bindings[0].pattern.boundNames == [name]
  }

  private func declaresTask(_ statement: Stmt) -> Bool {
    guard case .variable(let variable) = statement.kind else { return false }
    return variable.bindings.contains { $0.pattern.boundNames.contains("task") }
  }

  private func isTask(_ statement: Stmt) -> Bool {
    guard let call = statement.call, closure(statement)?.statements.contains(where: signals) == true else {
      return false
    }
    return switch call.callee.kind {
    case .name("Task"): true
    case .member(let base?, "detached", _): layout.text(base.range) == "Task"
    default: false
    }
  }

  private func closure(_ statement: Stmt) -> Block? {
    guard case .closure(let closure)? = statement.call?.arguments.last?.value.kind else { return nil }
    return closure.body
  }

  private func signals(_ statement: Stmt) -> Bool {
    if case .defer(let block) = statement.kind { return block.statements.count == 1 && signals(block.statements[0]) }
    guard let call = statement.call, case .member(let base?, "signal", _) = call.callee.kind else { return false }
    return isCarrier(base)
  }

  private func isDeferred(_ statement: Stmt) -> Bool { if case .defer = statement.kind { true } else { false } }

  private func uses(in block: Block) -> Int {
    var count = 1  // the declaration
    Node.block(block).walk { node in
      if case .expression(let value) = node, isCarrier(value) { count += 1 }
      return true
    }
    return count
  }
}
