import LeakDomain
import LeakFlow
import LeakModel

/// What a call does to an obligation: by its receiver, by what it is given, and by the closures that it runs.
extension ObligationAnalysis {
  func call(_ id: CallID, in body: Body, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    let site = file[id]
    var facts = facts
    invalidate(&facts, by: site, state)
    switch state.status {
    case .handed: return [Way(state, Facts())]
    case .dormant: return [Way(state, facts)]
    case .open, .discharged: break
    }
    var state = state
    if !primitive.abandonedBy.isEmpty, case .implicitMember(let name) = site.callee, name != "init" {
      // A case is made, which throws nothing.
      return [Way(state, facts, outcome: .completed)]
    }
    if let ways = callGathered(id, site, state, facts) { return ways }
    if let ways = onCarrier(id, site, &state, facts) { return ways }
    if site.tried != nil, program.throwsNothing(site, file: fileIndex) {
      return [Way(state, facts, outcome: .completed)]
    }
    if program.throwsOnlyWhenCancelled(site, file: fileIndex) {
      let completed = Way(state, facts, outcome: .completed)
      guard mayBeCancelled(file[site.body]) else { return [completed] }
      return [completed, Way(state, cancelled(by: id, in: body, facts), outcome: .threw)]
    }
    if let receiver = site.receiver, waiterValues.contains(receiver) {
      state.isAwaited = state.isAwaited || primitive.kind == .promise
      if site.isAwaited || (primitive.kind == .promise && site.name == "wait") {
        return consume(site.range, state, facts)
      }
    }
    if endsByCancelling(site) || (state.childWaits && site.name == "cancelAll") {
      handOver(&state, at: site.range)
      return [Way(state, facts)]
    }
    if let ways = inlined(id, site, state, facts) { return ways }
    observe(id, site, &state)
    if losesSubscription(id, site, state) { return [dropped(site, state, facts)] }
    if let maker = unkeptSource(givenWorkBy: id, state) { return [lost(with: maker, state, facts)] }
    if let ways = futureCallback(id, site, state, facts) { return ways }
    if let wrapped = wrapped(by: id, site, state, facts) { return [Way(wrapped, facts)] }
    var ways = passed(id, site, state, facts)
    let choice = alternatives(of: site, state)
    if let choice {
      ways = ways.flatMap { runOne(of: choice, call: id, $0) }
    } else {
      for operand in site.arguments {
        guard let closure = closure(in: operand.value, state) else { continue }
        let mode = mode(of: site, operand)
        if mode == .unknown, isUnfinished(site, operand) { return [] }
        if mode == .unknown, leavesToWholeAnswer(operand, of: site, state, facts) { continue }
        ways = ways.flatMap { way -> [Way<Tracked>] in
          // Beside one that is known to run, another may be there for what does not happen.
          let isAlternative = mode == .unknown && state.status == .open && way.state.status == .discharged
          return way.outcome == .threw || isAlternative ? [way] : run(closure, mode: mode, call: id, from: way)
        }
      }
    }
    if state.status == .open, ways.contains(where: { $0.state.status != .open }) {
      if choice == nil, !ways.contains(where: { $0.state.status == .discharged }) {
        noteForgottenCallbacks(beside: id, site, state, facts)
      }
      noteMissingCallbacks(beside: id, site, state)
      noteEmptyPublisher(id, site, state, facts)
      noteSubscription(id, site, state, facts)
    }
    return defersWork(site) ? ways.map { deferring($0, from: state, id, site) } : ways
  }

  /// Somebody begins to wait: a task that reads the stream or waits on the semaphore, a function given the stream.
  private func observe(_ id: CallID, _ site: CallSite, _ state: inout Tracked) {
    for operand in site.arguments {
      let isStarted = startsWaiter(by: operand, of: site, state)
      guard isStarted || operand.value.contains(where: waiterValues.contains) else { continue }
      if isCancelledElsewhere(id) { return }
      state.isAwaited = true
      if isStarted, let name = site.name, program.has(name, .addsChild) { state.childWaits = true }
    }
  }

  /// Whether an operand is a closure that waits while the function goes on.
  private func startsWaiter(by operand: CallSite.Operand, of site: CallSite, _ state: Tracked) -> Bool {
    guard let closure = program.closureBody(of: operand.value, file: fileIndex), startsWaiter(closure, state) else {
      return false
    }
    let mode = mode(of: site, operand)
    return mode != .nowOnce && mode != .atEnd
  }

  /// The handle of a started task is cancelled by a closure, such as `onTermination`: that ends its wait.
  private func isCancelledElsewhere(_ start: CallID) -> Bool {
    guard !waiterValues.isEmpty else { return false }
    return program.calls(named: "cancel", file: fileIndex).contains { call in
      let site = file[call]
      guard site.body != scope, case .variable(let handle)? = site.receiver else { return false }
      return file[handle].definition == .call(start)
    }
  }

  /// A call on the carrier itself, or of it.
  private func onCarrier(
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
    if isOwn || (primitive.isCalled && callsAnotherHandler(site)) {
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
      guard state.carries(receiver) else { return nil }
      // `[continuation].forEach { … }`
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
    if primitive.isCalled || isMethod || primitive.isTaken, state.isHolder(site.callee) {
      return true
    }
    guard case .variable = site.callee else { return false }
    return isDischargingMethod(site.callee, state)
  }

  private func mayThrow(_ callee: Value) -> Bool {
    guard case .variable(let id) = callee else { return false }
    return file[id].type?.functionType?.isThrowing == true
  }

  /// Another callback of the same function is called: the caller is told on another way.
  private func callsAnotherHandler(_ site: CallSite) -> Bool {
    guard case .variable(let id) = site.callee, let type = file[id].type?.functionType, type.result.isVoid else {
      return false
    }
    // What takes a callback itself is work to do and no answer.
    guard !type.parameters.contains(where: { $0.functionType != nil }) else { return false }
    return file[scope].parameters.contains { $0.variable == id } && !program.models.isReport(file[id].name)
  }

  /// `wait()` without a time limit: nothing behind it runs while the obligation is open. In a closure that runs later
  /// it is the other side that waits.
  private func waits(_ site: CallSite, _ state: inout Tracked, _ facts: Facts) -> [Way<Tracked>] {
    guard laterDepth == 0 else { return [Way(state, facts)] }
    if state.status == .open {
      let exit = Exit(.end, value: nil, range: site.range)
      note(OpenExit(exit: exit, kind: .blockedWait, viaCall: nil, trace: []))
    }
    state.status = .handed
    return [Way(state, facts)]
  }

  /// Cancelling the task that holds the waiting side ends the wait.
  private func endsByCancelling(_ site: CallSite) -> Bool {
    guard !waiterValues.isEmpty, case .member(.variable(let id), "cancel") = site.callee,
      case .call(let start)? = file[id].definition
    else { return false }
    return file[start].arguments.contains { operand in
      guard let body = program.closureBody(of: operand.value, file: fileIndex) else { return false }
      return waiterValues.contains { value in value.rootVariable.map { file[body].freeVariables.contains($0) } ?? false
      }
    }
  }

  /// A closure or local function that is called by name, or on the spot.
  private func inlined(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard let closure = program.closureBody(of: site.callee, file: fileIndex), mentions(closure, state),
      !passesCarrier(site, state)
    else { return nil }
    let outer = calledAt
    defer { calledAt = outer }
    calledAt = outer ?? site.range
    return run(closure, mode: .nowOnce, call: id, state: state, facts: facts)
  }

  func passesCarrier(_ site: CallSite, _ state: Tracked) -> Bool {
    site.arguments.contains { state.carries($0.value) }
  }

  /// The variables of its surroundings that a closure assigns.
  private func assigned(by closure: BodyID) -> [Value] {
    let family = program.family(of: BodyRef(file: fileIndex, body: closure))
    return family.flatMap { program.changes(in: BodyRef(file: fileIndex, body: $0)).stored }.filter { target in
      guard case .variable(let id) = target else { return false }
      return !family.contains(file[id].owner)
    }
  }

  private func invalidate(_ facts: inout Facts, by site: CallSite, _ state: Tracked) {
    guard !facts.isEmpty else { return }
    for operand in site.arguments {
      // What is not followed may have run.
      if case .body(let closure) = operand.value, !mentions(closure, state) {
        for target in assigned(by: closure) { facts.forget(target) }
      }
      if case .operation("&", let parts) = operand.value, let place = parts.first { facts.forget(place) }
    }
    if let receiver = site.receiver, site.name.map({ !program.models.has($0, .reader) }) ?? true {
      facts.forget { value in if case .member(receiver, _) = value { true } else { false } }
      if case .variable(let id) = receiver, !file[id].isLet { facts.forget(receiver) }
    }
    let onSelf: Bool
    if case .global(let name) = site.callee { onSelf = name.first?.isLowercase == true } else { onSelf = false }
    if onSelf || site.isAwaited { facts.forgetShared(in: file) }
  }
}
