import LeakDomain
import LeakFlow
import LeakModel

/// Callbacks of futures: those that run on one outcome only split a path in two, one for each outcome.
///
/// Omissions: that an operation in the middle of a chain fails of itself, so that only what stands behind it is skipped.
extension ObligationAnalysis {
  /// `future.whenSuccess { … }`, `future.flatMap { … }`, `future.cascadeFailure(to: promise)` over the carrier.
  func futureCallback(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard let side = program.models.futureSideOfAny(site.name), side != .both, let receiver = site.receiver,
      isFuture(receiver, under: id), let callback = site.arguments.first(where: { settles($0.value, state, facts) })
    else { return nil }
    let origin = origin(of: receiver, state)
    switch state.outcome(of: origin.future) {
    case .some(let failed):
      guard failed == (side == .failure) else { return [Way(state, facts)] }
      return running(callback, id, site, state, facts)
    case nil:
      var runs = state
      runs.learn(origin.future, failed: side == .failure)
      let running = running(callback, id, site, runs, facts)
      if side == .success, origin.neverFails { return running }
      var skips = state
      skips.learn(origin.future, failed: side == .success)
      let skipped = TraceStep(.event(Self.skipping(side)), range: site.nameRange)
      return running + [Way(skips, facts, trace: [skipped])]
    }
  }

  /// The event of a trace at which a future's outcome skips a callback.
  static func skipping(_ side: FutureSide) -> String {
    side == .success ? "the future fails, which skips this callback" : "the future succeeds, which skips this callback"
  }

  private func running(
    _ callback: CallSite.Operand, _ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts
  ) -> [Way<Tracked>] {
    if let closure = closure(in: callback.value, state) {
      return laterClosure(closure, mode: .laterOnce, call: id, range: site.range, state: state, facts: facts)
    }
    var state = state
    handOver(&state, at: site.range)
    return [Way(state, facts)]
  }

  private func settles(_ value: Value, _ state: Tracked, _ facts: Facts) -> Bool {
    if state.isHolder(value) || isDischargingMethod(value, state) { return true }
    return closure(in: value, state).map { closureDischarges($0, state, facts) } ?? false
  }

  /// Whether what a closure gives back is a future that has failed on the way: whoever called it learns of that.
  func returnsFailure(_ exit: Exit, _ state: Tracked) -> Bool {
    guard let value = exit.value, isFuture(value) else { return false }
    return state.outcome(of: origin(of: value, state).future) == true
  }

  /// Whether a closure gives back a future that has failed: `return eventLoop.makeFailedFuture(error)`.
  func returnsFailedFuture(_ exit: Exit) -> Bool {
    guard case .call(let id)? = exit.value, let name = file[id].name else { return false }
    return program.models.has(name, .failedFuture)
  }

  /// Whether something besides a closure meets the obligation when a future fails: `connected.cascadeFailure(to: promise)`.
  func isToldOfFailures(besides closure: BodyID, _ state: Tracked) -> Bool {
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: scope)))
    return file.calls.contains { site in
      guard family.contains(site.body), !file[closure].range.contains(site.range),
        let side = program.models.futureSideOfAny(site.name), side != .success
      else { return false }
      return site.arguments.contains { state.carries($0.value) || self.closure(in: $0.value, state) != nil }
    }
  }

  // MARK: Futures

  private var futures: UnfailingFutures { UnfailingFutures(program: program, file: fileIndex) }

  /// The future whose outcome decides, before everything that hands its outcome on.
  private func origin(of value: Value, _ state: Tracked) -> (future: Value, neverFails: Bool) {
    var value = value
    while true {
      switch value {
      case .variable(let id):
        guard file[id].isLet, let definition = file[id].definition, definition.isCall else { return (value, false) }
        value = definition
      case .call(let id):
        let site = file[id]
        guard let receiver = site.receiver else { return (value, futures.neverFails(site)) }
        guard passes(site, from: receiver, state) else {
          // Where what is done with the carrier fails, nobody waits for it any more.
          let isAbandoned = primitive.abandonedBy.contains(site.name ?? "") && state.isHolder(receiver)
          return (value, isAbandoned || futures.neverFails(site))
        }
        value = receiver
      default: return (value, futures.neverFails(named: value.memberName))
      }
    }
  }

  /// Whether the outcome of a call's receiver is that of the call. What takes up failures passes a success, and what goes on
  /// from a success passes a failure.
  private func passes(_ site: CallSite, from receiver: Value, _ state: Tracked) -> Bool {
    if program.models.passesOutcome(site.name) { return true }
    guard let side = program.models.futureSideOfAny(site.name), side != .both,
      let failed = state.outcome(of: origin(of: receiver, state).future)
    else { return false }
    return failed == (side == .success)
  }

  /// Whether a value is a future, by the operation itself, the chain before or behind it, or a declared type.
  private func isFuture(_ value: Value, under call: CallID) -> Bool {
    if program.models.futureSide(of: file[call].name) != nil { return true }
    if isFuture(value) || file.names(for: .call(call)).contains(where: isUsedAsFuture) { return true }
    return program.chain(behind: call, file: fileIndex).contains { program.models.futureSide(of: file[$0].name) != nil }
  }

  /// Whether a name is declared as a future, or is called on as only futures are.
  private func isUsedAsFuture(_ name: Value) -> Bool {
    isFuture(name)
      || file.calls.contains { $0.receiver == name && program.models.futureSide(of: $0.name) != nil }
  }

  /// Whether a method that sequences have as well is that of a future.
  func isOfFuture(_ id: CallID, _ site: CallSite) -> Bool {
    guard program.models.futureSideOfAny(site.name) != nil, let receiver = site.receiver else { return false }
    return isFuture(receiver, under: id)
  }

  private func isFuture(_ value: Value) -> Bool {
    if program.models.isType(program.typeName(of: value, file: fileIndex, in: file[scope]), .loopFuture) { return true }
    switch value {
    case .variable(let id): return file[id].isLet && (file[id].definition.map { $0 != value && isFuture($0) } ?? false)
    case .call(let id):
      guard let name = file[id].name else { return false }
      if program.models.futureSide(of: name) != nil || program.models.has(name, .future) { return true }
      if program.resolve(file[id], file: fileIndex).map(returnsFuture) ?? false { return true }
      return program.models.futureSideOfAny(name) != nil && file[id].receiver.map(isFuture) ?? false
    case .member(_, let name), .global(let name): return program.models.has(name, .future)
    default: return false
    }
  }

  private func returnsFuture(_ call: ResolvedCall) -> Bool {
    program.models.isType(program.body(call.target).result?.baseName, .loopFuture)
  }
}

extension ObligationAnalysis {
  /// Whether a value is a promise just made, which is never nil.
  func makesPromise(_ value: Value) -> Bool {
    guard case .call(let id) = value, let name = file[id].name else { return false }
    return program.models.primitive(resultOf: name)?.kind == .promise
  }
}
