import LeakAST
import LeakDomain
import LeakModel

/// Takes no lock that is held already: what takes it comes behind the part that holds it.
struct HeldLockRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  var candidate: Candidate? {
    guard case .ownLock(let lock) = verdict.cause else { return nil }
    return inPlace(lock) ?? once(lock) ?? behindClosure(lock) ?? behindUnlock(lock)
  }

  private var place: SourceRange { verdict.wait.location.range }

  /// `lock.withLock { work() }` under the same lock becomes `work()`.
  private func inPlace(_ lock: String) -> Candidate? {
    guard verdict.peer == nil, let (statement, _) = layout.statement(at: place), let call = statement.call,
      locks(call, lock), let body = closure(of: call)?.body, body.statements.count == 1,
      case .expr(let inner) = body.statements[0].kind
    else { return nil }
    return Candidate(
      "Run it in place, where '\(lock)' is held", isSafe: true,
      [TextEdit(range: statement.range, text: layout.text(inner.range))])
  }

  /// A second `lock()` in one block goes, with the first `unlock()` behind it.
  private func once(_ lock: String) -> Candidate? {
    guard verdict.peer == nil, let (statement, block) = layout.statement(at: place), calls(statement, "lock", lock),
      let index = block.statements.firstIndex(of: statement),
      let unlock = block.statements[(index + 1)...].first(where: { calls($0, "unlock", lock) }),
      let second = layout.remove(statement), let first = layout.remove(unlock)
    else { return nil }
    return Candidate("Take '\(lock)' once", isSafe: true, [second, first])
  }

  private func calls(_ statement: Stmt, _ method: String, _ lock: String) -> Bool {
    guard case .member(let base?, method, _)? = statement.call?.callee.kind else { return false }
    return layout.text(base.range) == lock
  }

  /// The last statement of `lock.withLock { … }` goes behind it.
  private func behindClosure(_ lock: String) -> Candidate? {
    guard let (statement, block) = layout.statement(at: place), statement.isStep, block.statements.count > 1,
      block.statements.last == statement, let removal = layout.remove(statement),
      let (outer, around) = layout.statement(
        at: block.range, where: { $0 != statement && $0.call.map { locks($0, lock) } == true }),
      let call = outer.call, closure(of: call)?.body == block,
      let insertion = layout.insert([layout.text(statement.range)], after: outer, in: around)
    else { return nil }
    return Candidate("Call it when '\(lock)' is free again", isSafe: false, insertion + [removal])
  }

  /// What stands right before `lock.unlock()`, or before the `signal()` of a semaphore, goes behind it.
  private func behindUnlock(_ lock: String) -> Candidate? {
    guard let (statement, block) = layout.statement(at: place), statement.isStep,
      let index = block.statements.firstIndex(of: statement), index + 1 < block.statements.count,
      ["unlock", "signal"].contains(where: { calls(block.statements[index + 1], $0, lock) }),
      let removal = layout.remove(statement),
      let insertion = layout.insert([layout.text(statement.range)], after: block.statements[index + 1], in: block)
    else { return nil }
    return Candidate("Call it when '\(lock)' is free again", isSafe: false, insertion + [removal])
  }

  private func locks(_ call: Call, _ lock: String) -> Bool {
    guard case .member(let base?, "withLock", _) = call.callee.kind else { return false }
    return layout.text(base.range) == lock
  }

  private func closure(of call: Call) -> Function? {
    guard call.arguments.count == 1, case .closure(let closure) = call.arguments[0].value.kind,
      closure.parameters.isEmpty
    else { return nil }
    return closure
  }
}

extension Stmt {
  /// A call, or something that is assigned.
  fileprivate var isStep: Bool {
    guard case .expr(let value) = kind else { return false }
    if case .assign = value.bare.kind { return true }
    return call != nil
  }
}
