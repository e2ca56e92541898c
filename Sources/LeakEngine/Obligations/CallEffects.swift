import LeakDomain
import LeakFlow
import LeakModel

/// What a call does to an obligation: by its receiver, by what it is given, and by the closures that it runs.
extension ObligationAnalysis {
  func call(_ id: CallID, in body: Body, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    let site = file[id]
    var facts = facts
    take(id, site, state, &facts)
    if state.status == .open { learnWhatHasRun(&facts, by: site, state) }
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
        var mode = mode(of: site, operand)
        if mode == .nowMany, isOfFuture(id, site) { mode = .unknown }
        if mode == .unknown, isUnfinished(site, operand) { return [] }
        if mode == .unknown, leavesToWholeAnswer(operand, of: site, state, facts) { continue }
        ways = ways.flatMap { way -> [Way<Tracked>] in
          // Beside one that is known to run, another may be there for what does not happen.
          let isAlternative = mode == .unknown && state.status == .open && way.state.status == .discharged
          return way.outcome == .threw || isAlternative ? [way] : run(closure, mode: mode, call: id, from: way)
        }
        if mode == .nowMany, case .among = state.gathering { ways = withoutSkipping(ways) }
      }
    }
    if state.status == .open, ways.contains(where: { $0.state.status != .open }) {
      if choice == nil, !ways.contains(where: { $0.state.status == .discharged }) {
        noteForgottenCallbacks(beside: id, site, state, facts)
      }
      noteMissingCallbacks(beside: id, site, state, facts)
      noteEmptyPublisher(id, site, state, facts)
      noteSubscription(id, site, state, facts)
    }
    return defersWork(site) ? ways.map { deferring($0, from: state, id, site) } : ways
  }

  /// A closure that sees to some of a collection by their numbers runs for each of them, of which there is one at least.
  private func withoutSkipping(_ ways: [Way<Tracked>]) -> [Way<Tracked>] {
    let met = ways.filter { $0.state.status != .open }
    return met.isEmpty ? ways : met
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
    return switch mode(of: site, operand) {
    // What waits at once is followed.
    case .nowOnce, .nowPerhaps, .nowMany, .atEnd: false
    case .laterOnce, .laterMany, .laterAgain, .perhaps, .never: true
    // What its taker may not keep has run when the call is over.
    case .unknown: summaryOfTaker(site, operand)?.escapes ?? true
    }
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
}
