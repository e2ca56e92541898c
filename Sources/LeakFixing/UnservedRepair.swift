import LeakAST
import LeakDomain
import LeakModel

/// Serves a waiter that no path serves, at the end of the work that is done for it: of the callback or task that begins
/// behind it, or of the body itself.
struct UnservedRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }
  private var begin: SourceRange { exit.verdict.begin.location.range }

  init(_ exit: ExitRepair) { self.exit = exit }

  func candidates() -> [Candidate] {
    guard !exit.verdict.isDischargedSomewhere, let scope else { return [] }
    let ends = work(in: scope)
    // Without anything that may run later, what is to be done is done when the body has ended.
    return ((ends.isEmpty && !isCounted && !hasClosures(scope)) ? [scope] : ends).compactMap(end)
  }

  private func hasClosures(_ block: Block) -> Bool {
    var found = false
    Node.block(block).walk { node in
      if case .expression(let value) = node, value.isClosure { found = true }
      return !found
    }
    return found
  }

  private var isCounted: Bool {
    exit.verdict.primitive.kind == .group || exit.verdict.primitive.kind == .semaphore
  }

  /// The body in which the waiter can be named.
  private var scope: Block? {
    let path = layout.file.path(to: begin)
    switch exit.verdict.primitive.kind {
    case .group, .semaphore: return layout.statement(at: begin)?.block
    case .handler:
      return layout.function(at: begin)?.body
    case .continuation, .stream, .promise:
      return path.reversed().lazy.compactMap { node -> Block? in
        guard case .expression(let value) = node, case .call(let call) = value.kind, call.nameRange == begin,
          case .closure(let closure)? = call.arguments.last?.value.kind
        else { return nil }
        return closure.body
      }.first
    case .channel, .action, .operation, .custom: return nil
    }
  }

  /// The bodies of closures given to calls that are statements: what the body starts, innermost first.
  private func work(in block: Block) -> [Block] {
    let isGroup = exit.verdict.primitive.kind == .group
    let statements = isGroup ? block.statements.filter { $0.range.start > begin.end } : block.statements.reversed()
    return statements.lazy.compactMap(self.body).first.map { inner in
      work(in: inner) + [inner]
    } ?? []
  }

  private func body(_ statement: Stmt) -> Block? {
    let call: Call?
    switch statement.kind {
    case .variable(let variable):
      // `let task = Task { … }`
      if case .call(let made)? = variable.bindings.first?.value?.bare.kind { call = made } else { call = nil }
    default: call = statement.call
    }
    guard let call, case .closure(let closure)? = call.arguments.last?.value.kind else { return nil }
    if case .member(_, "notify", _) = call.callee.kind { return nil }
    // A callback that gives the values of a stream comes again.
    if exit.verdict.primitive.kind == .stream, !runsOnce(call) { return nil }
    return closure.body
  }

  private func runsOnce(_ call: Call) -> Bool {
    switch call.callee.kind {
    case .name("Task"), .member(_, "detached", _), .member(_, "async", _), .member(_, "asyncAfter", _): true
    default: false
    }
  }

  private func end(_ block: Block) -> Candidate? {
    let place = SourceRange(at: Int(block.range.end) - (layout.isBraced(block) ? 1 : 0))
    if let last = block.statements.last, case .return = last.kind { return nil }
    guard let discharge = exit.writer.discharge(at: place, conditions: []),
      let edits = layout.append([discharge.text], to: block)
    else { return nil }
    return Candidate("Add '\(discharge.text)' where the work has ended", isSafe: false, edits)
  }
}
