import LeakDomain
import LeakFlow
import LeakModel

/// The handler that a child process runs when it has ended. It meets the obligation only if the child is started: where
/// `run()` throws, there is no child, and nobody calls the handler.
///
/// Omissions: a child that another function or closure starts.
extension ObligationAnalysis {
  /// Keeps a closure as the exit handler of a child that is started further down in the same body.
  /// - Returns: `false` where it is none, or where somebody else may start the child.
  func storeExitHandler(
    _ closure: BodyID, in target: Value, _ range: SourceRange, _ state: inout Tracked, _ facts: Facts
  ) -> Bool {
    guard case .member(let child, let name) = target, program.models.has(name, .childExitHandler),
      state.status == .open, state.deferred == nil, isStartedHere(child)
    else { return false }
    _ = laterClosure(closure, mode: .laterOnce, call: nil, range: range, state: state, facts: facts)
    noteSettled()
    state.deferred = DeferredWork(holders: [child], status: .handed, isChild: true)
    return true
  }

  /// Whether a closure only passes on what a child writes, and the child's own exit handler ends the stream on some of its ways.
  ///
  ///     output.readabilityHandler = { continuation.yield($0.availableData) }
  ///     process.terminationHandler = { if $0.terminationStatus == 0 { continuation.finish() } }
  func isEndedByExitHandler(besides closure: BodyID, _ state: Tracked, _ facts: Facts) -> Bool {
    guard primitive.kind == .stream, state.status == .open else { return false }
    let handlers = file[current].blocks.flatMap(\.instructions).compactMap { instruction -> BodyID? in
      guard case .assign(.member(let child, let name), let value) = instruction.kind,
        program.models.has(name, .childExitHandler), isStartedHere(child)
      else { return nil }
      return program.closureBody(of: value, file: fileIndex)
    }
    return !handlers.isEmpty && !closureDischarges(closure, state, facts)
      && handlers.contains { closureDischarges($0, state, facts) }
  }

  private func isStartedHere(_ child: Value) -> Bool {
    // A member of another type may have the same name.
    let isOwn = if case .global = child.root { true } else { false }
    let type = file[current].typePath
    let starts = file.calls.filter {
      isStart($0) && $0.receiver == child && (!isOwn || file[$0.body].typePath == type)
    }
    return !starts.isEmpty && starts.allSatisfy { $0.body == current }
  }

  private func isStart(_ site: CallSite) -> Bool { site.name.map { program.models.has($0, .childStart) } ?? false }

  /// The ways on from the start of a child whose exit handler meets the obligation.
  func startsChild(_ id: CallID, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard let work = state.deferred, work.isChild, isStart(file[id]), let child = file[id].receiver,
      work.holders.contains(child)
    else { return nil }
    var started = state
    started.start()
    guard let kind = file[id].tried, kind != .forced else { return [Way(started, facts, outcome: .completed)] }
    return [Way(started, facts, outcome: .completed), Way(state, facts, outcome: .threw)]
  }
}
