import LeakDomain
import LeakFlow
import LeakModel

/// What a call does on the carrier of an obligation itself, or of it.
extension ObligationAnalysis {
  /// A call on the carrier itself, or of it.
  func onCarrier(
    _ id: CallID, _ site: CallSite, _ state: inout Tracked, _ facts: Facts
  ) -> [Way<Tracked>]? {
    if callsOtherMember(site, state) { return nil }
    if callsCarrier(site, state) {
      discharge(&state, at: site.range)
      // An error of what it is given comes before it is called.
      return [Way(state, facts, outcome: mayThrow(site.callee) ? .onward : .completed)]
    }
    if !state.wrappers.isEmpty, let ways = onWrapper(id, site, state, facts) { return ways }
    let isOwn = callsOwnMethod(site) || mayGiveBack(site) || state.answers.contains(site.callee)
    // A continuation that can be called has a method of the sources for that.
    let isCalled = primitive.kind == .continuation && state.isHolder(site.callee)
    if isOwn || isCalled || (primitive.isCalled && tellsAnotherHandler(site, state)) {
      handOver(&state, at: site.range)
      return [Way(state, facts)]
    }
    if primitive.kind == .custom, handsOnMember(site, state) {
      handOver(&state, at: site.range)
      return [Way(state, facts)]
    }
    if let ways = onOwnMethod(id, site, state, facts) { return ways }
    guard case .member(let receiver, let name) = site.callee else { return onOperand(site, &state, facts) }
    guard state.isHolder(receiver) else {
      guard state.carries(receiver) || isPartOfPromise(receiver, state) else { return nil }
      // `[continuation].forEach { … }`, `resolver.box.seal(result)`
      handOver(&state, at: site.range)
      return [Way(state, facts)]
    }
    if let ways = underLock(id, site, state, facts) ?? takenOut(id, site, state, facts) { return ways }
    if primitive.isMet(by: site, in: file) {
      discharge(&state, at: site.range)
      return [Way(state, facts, outcome: .completed)]
    }
    if primitive.kind == .custom { return onCustom(site, &state, facts) }
    switch name {
    case "yield" where site.arguments.first?.label == "with":
      // A failure ends the stream.
      handOver(&state, at: site.range)
      return [Way(state, facts)]
    case "wait" where site.waitsWithoutLimit: return waits(site, &state, facts)
    case "notify", "wait":
      state.isAwaited = true
      return [Way(state, facts)]
    default: break
    }
    if name == "yield" { state.hasYielded = true }
    if primitive.neutral.contains(name) { return nil }
    handOver(&state, at: site.range)
    return [Way(state, facts)]
  }

  /// `job.work()`, beside `job.continuation`
  private func callsOtherMember(_ site: CallSite, _ state: Tracked) -> Bool {
    guard case .member(let whole, let name) = site.callee else { return false }
    return otherMembers.contains(name) && state.wrappers.contains(whole)
  }

  /// `slot.take()`: the result carries it, and the optional no longer does.
  private func takenOut(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard primitive.isHandedAround, let receiver = site.receiver, let name = site.name, site.arguments.isEmpty,
      program.has(name, .takesTurn), !primitive.discharges.contains(name)
    else { return nil }
    var state = state
    state.removeHolder(receiver)
    state.addHolder(.call(id))
    return [Way(state, facts)]
  }

  /// A function of C is given the carrier as a method would be called on it.
  private func onOperand(_ site: CallSite, _ state: inout Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard primitive.kind == .custom, let name = site.name, let operand = site.subject, state.isHolder(operand) else {
      return nil
    }
    if primitive.discharges.contains(name) { discharge(&state, at: site.range) }
    return primitive.discharges.contains(name) || primitive.neutral.contains(name) ? [Way(state, facts)] : nil
  }

  /// The carrier itself is called, or a constant that is a method of it.
  private func callsCarrier(_ site: CallSite, _ state: Tracked) -> Bool {
    let isMethod = primitive.kind == .operation || isOwn(state)
    // A method of one's own by which a group or a semaphore in a member is met.
    let isByMethods = primitive.kind == .group || primitive.kind == .semaphore
    if primitive.isCalled || isMethod || primitive.isTaken || isByMethods, state.isHolder(site.callee) {
      return true
    }
    guard case .variable = site.callee else { return false }
    return isDischargingMethod(site.callee, state)
  }

  private func mayThrow(_ callee: Value) -> Bool {
    guard case .variable(let id) = callee else { return false }
    return file[id].type?.functionType?.isThrowing == true
  }

  /// `wait()` without a time limit: nothing behind it runs while the obligation is open. In a closure that runs later
  /// it is the other side that waits.
  private func waits(_ site: CallSite, _ state: inout Tracked, _ facts: Facts) -> [Way<Tracked>] {
    guard laterDepth == 0 else { return [Way(state, facts)] }
    if state.status == .open, !isCounted(site) {
      let exit = Exit(.end, value: nil, range: site.range)
      note(OpenExit(exit: exit, kind: .blockedWait, viaCall: nil, trace: []))
    }
    state.status = .handed
    return [Way(state, facts)]
  }
}
