import LeakAST
import LeakDomain
import LeakModel

/// Uses what a function or property guards by a queue itself, where the code runs on that queue already.
struct OnQueueRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  /// `self.stored` in the place of `self.count`, whose getter is `queue.sync { stored }`.
  var candidate: Candidate? {
    guard let function, let guarded = guarded(by: function), let use = use(of: function) else { return nil }
    let text = use.isOnSelf && !guarded.hasPrefix("self.") ? "self." + guarded : guarded
    return Candidate(
      "Use '\(guarded)' itself: this runs on the queue", isSafe: true, [TextEdit(range: use.range, text: text)])
  }

  /// The function or accessor that waits for the queue.
  private var function: Function? {
    verdict.peer.flatMap { layout.function(at: $0.location.range, where: { $0.kind != .closure }) }
  }

  /// The one call or mention in the statement that waits, and whether it is made on `self`.
  private func use(of function: Function) -> (range: SourceRange, isOnSelf: Bool)? {
    guard let statement = layout.statement(at: verdict.wait.location.range)?.statement else { return nil }
    var uses: [(SourceRange, Bool)] = []
    Node.statement(statement).walk { node in
      guard case .expression(let value) = node else { return true }
      var callee = value
      if function.kind == .function {
        guard case .call(let call) = value.kind, call.arguments.isEmpty else { return true }
        callee = call.callee
      }
      switch callee.kind {
      case .name(function.name): uses.append((value.range, false))
      case .member(let base?, function.name, _) where base.isName("self"): uses.append((value.range, true))
      default: break
      }
      return true
    }
    return uses.count == 1 ? uses[0] : nil
  }

  /// The members of the object that the one line of the function reads or sets; `nil` where it does anything else.
  private func guarded(by function: Function) -> String? {
    guard function.parameters.isEmpty || function.isSetter, let body = function.body, body.statements.count == 1,
      let call = value(of: body)?.asCall, case .member(_, "sync", _) = call.callee.kind,
      case .closure(let closure)? = call.arguments.last?.value.kind, closure.parameters.isEmpty,
      let block = closure.body, block.statements.count == 1, let value = value(of: block)
    else { return nil }
    if case .assign("=", let target, let new) = value.kind {
      return function.isSetter && new.isName("newValue") ? members(target) : nil
    }
    return function.isSetter ? nil : members(value)
  }

  private func value(of block: Block) -> Expr? {
    switch block.statements.first?.kind {
    case .expr(let value), .return(let value?): value
    default: nil
    }
  }

  /// `items.count`, which may also be written with `self`.
  private func members(_ value: Expr) -> String? {
    var base = value
    while case .member(let inner?, _, _) = base.kind { base = inner }
    guard case .name(let root) = base.kind, root.first?.isLowercase == true else { return nil }
    return layout.text(value.range)
  }
}

extension Expr {
  fileprivate var asCall: Call? { if case .call(let call) = kind { call } else { nil } }
}

extension Function {
  fileprivate var isSetter: Bool { kind == .accessor("set") }
}
