import LeakAST
import LeakDomain
import LeakModel

/// Takes a wait out of its own way.
struct WaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  init(_ layout: SourceLayout, _ verdict: WaitVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  func candidates() -> [Candidate] {
    switch verdict.cause {
    case .signalsAfter: [finishedBefore].compactMap { $0 }
    case .ownQueue where verdict.peer == nil: [calledDirectly].compactMap { $0 } + tried(BarrierRepair.self)
    case .ownQueue: tried(OnQueueRepair.self) + tried(KeptCallbackRepair.self)
    case .ownLock: tried(HeldLockRepair.self)
    case .changedUnwoken: tried(WakeRepair.self)
    case .leftSet: tried(TurnRepair.self)
    case .heldSuspended: tried(SuspendedLockRepair.self)
    case .keepsPlace(.pool): tried(AwaitRepair.self) + tried(GroupWaitRepair.self)
    case .keepsPlace(.main), .keepsPlace(.queue): tried(NotifyRepair.self)
    case .keepsPlace(.eventLoop): LoopWaitRepair(layout, verdict).candidates()
    case .underLock: LockRepair(layout, verdict).candidates()
    case .callsBridge(_, on: .pool): tried(BridgeRepair.self)
    case .neverCancelled, .leftUncancelled: tried(GroupCancelRepair.self)
    case .outlivesRace: tried(HandleCancelRepair.self)
    case .storedAfterCancel: tried(LateStoreRepair.self)
    case .ownTask: [verdict.peer == nil ? previousTask : unawaited].compactMap { $0 }
    default: []
    }
  }

  private func tried(_ repair: any SingleWaitRepair.Type) -> [Candidate] {
    [repair.init(layout: layout, verdict: verdict).candidate].compactMap { $0 }
  }

  /// `finish()` goes before the wait for the task that reads until then, where nothing stands between them.
  private var finishedBefore: Candidate? {
    guard let peer = verdict.peer, let (finish, block) = layout.statement(at: peer.location.range), finish.call != nil,
      let wait = layout.statement(of: block, at: verdict.wait.location.range),
      let index = block.statements.firstIndex(of: wait), index + 1 < block.statements.count,
      block.statements[index + 1] == finish, let moved = MovedStatement(finish, in: layout),
      let insertion = layout.insert(moved.lines(), before: wait, in: block)
    else { return nil }
    return Candidate("Finish before the wait", isSafe: true, insertion + [moved.removal])
  }

  /// The task that comes here itself is not waited for.
  private var unawaited: Candidate? {
    guard let (statement, _) = layout.statement(at: verdict.wait.location.range), case .expr = statement.kind,
      let moved = MovedStatement(statement, in: layout)
    else { return nil }
    return Candidate("Do not wait for the task that comes here itself", isSafe: false, [moved.removal])
  }

  /// `last = Task { await self.last?.value … }`: the task before this one gets a name before it is replaced.
  private var previousTask: Candidate? {
    let place = verdict.wait.location.range
    let found = layout.statement(at: place) { statement in
      guard case .expr(let value) = statement.kind, case .assign("=", _, let made) = value.kind else { return false }
      return made.range.contains(place)
    }
    guard let (statement, block) = found, case .expr(let value) = statement.kind,
      case .assign(_, let target, _) = value.kind, let name = target.lastName,
      let use = layout.file.path(to: place).last(where: { node in
        if case .expression(let inner) = node, inner.lastName == name { true } else { false }
      }) ?? use(of: name, in: statement, around: place),
      let edits = layout.insert(["let previous = \(layout.text(target.range))"], before: statement, in: block)
    else { return nil }
    return Candidate(
      "Wait for the task before this one", isSafe: true, edits + [TextEdit(range: use.range, text: "previous")])
  }

  /// The property in the wait: `self.last` of `await self.last?.value`.
  private func use(of name: String, in statement: Stmt, around place: SourceRange) -> Node? {
    guard let wait = layout.statement(at: place)?.statement, wait != statement else { return nil }
    var found: Node?
    Node.statement(wait).walk { node in
      if found == nil, case .expression(let value) = node, value.lastName == name { found = node }
      return found == nil
    }
    return found
  }

  /// The block that would wait for the queue it runs on is run in place.
  private var calledDirectly: Candidate? {
    let path = layout.file.path(to: verdict.wait.location.range)
    for case .expression(let value) in path.reversed() {
      guard case .call(let call) = value.kind, case .member(_, "sync", _) = call.callee.kind else { continue }
      guard call.arguments.count == 1, case .closure(let closure) = call.arguments[0].value.kind,
        closure.parameters.isEmpty, closure.captures.isEmpty, let body = closure.body, body.statements.count == 1,
        case .expr(let inner) = body.statements[0].kind
      else { return nil }
      return Candidate(
        "Run it in place, on the queue that it is on", isSafe: true,
        [TextEdit(range: value.range, text: layout.text(inner.range))])
    }
    return nil
  }
}

extension Expr {
  /// `last` of `last` and `self.last`.
  fileprivate var lastName: String? {
    switch kind {
    case .name(let name): name
    case .member(let base?, let name, nil):
      if case .name("self") = base.kind { name } else { nil }
    default: nil
    }
  }
}
