import LeakAST
import LeakDomain
import LeakModel

/// Waits before a lock is taken, where nothing is done under the lock before the wait, or gives the lock back meanwhile.
struct LockRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  init(_ layout: SourceLayout, _ verdict: WaitVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  func candidates() -> [Candidate] { [withoutLock, beforeLock, lockGivenBack].compactMap { $0 } }

  /// A lock that is taken for nothing but the wait.
  private var withoutLock: Candidate? {
    guard let (wait, body) = plainWait, body.statements.count == 1 else { return nil }
    let outer = layout.file.path(to: wait.range).reversed().lazy.compactMap { node -> Expr? in
      guard case .expression(let value) = node, case .call(let call) = value.kind,
        case .member(_, "withLock", _) = call.callee.kind
      else { return nil }
      return value
    }.first
    guard let outer, layout.function(at: wait.range)?.body == body else { return nil }
    return Candidate(
      "Wait without the lock", isSafe: false, [TextEdit(range: outer.range, text: layout.text(wait.range))])
  }

  /// The wait goes before `lock.lock()`, where only `defer` stands between them.
  private var beforeLock: Candidate? {
    guard let (wait, block) = plainWait, let index = block.statements.firstIndex(of: wait),
      let lock = block.statements[..<index].last(where: { !$0.isDefer }), isLock(lock),
      let moved = MovedStatement(wait, in: layout),
      let insertion = layout.insert(moved.lines(), before: lock, in: block)
    else { return nil }
    return Candidate("Wait before the lock is taken", isSafe: false, insertion + [moved.removal])
  }

  /// The lock of this block is given back for as long as the wait lasts.
  private var lockGivenBack: Candidate? {
    guard case .underLock(let name) = verdict.cause, let (wait, block) = plainWait,
      let index = block.statements.firstIndex(of: wait),
      let lock = block.statements[..<index].last(where: isLock)?.call,
      case .member(let base?, _, _) = lock.callee.kind
    else { return nil }
    let text = layout.text(base.range)
    guard text == name || text.hasSuffix("." + name),
      let before = layout.insert(["\(text).unlock()"], before: wait, in: block),
      let after = layout.insert(["\(text).lock()"], after: wait, in: block)
    else { return nil }
    return Candidate("Give '\(name)' back while waiting", isSafe: false, before + after)
  }

  private var plainWait: (Stmt, Block)? {
    guard let (statement, block) = layout.statement(at: verdict.wait.location.range), let call = statement.call,
      call.arguments.isEmpty, case .member(_, "wait", _) = call.callee.kind
    else { return nil }
    return (statement, block)
  }

  private func isLock(_ statement: Stmt) -> Bool {
    guard let call = statement.call, call.arguments.isEmpty, case .member(_, "lock", _) = call.callee.kind else {
      return false
    }
    return true
  }
}

extension Stmt {
  fileprivate var isDefer: Bool { if case .defer = kind { true } else { false } }
}
