import LeakDomain
import LeakFlow
import LeakModel

/// Closures that run after the call has returned: their exits end the obligation's scope.
extension ObligationAnalysis {
  private typealias Search = PathSearch<ObligationAnalysis>

  func laterClosure(
    _ closure: BodyID, mode: ClosureMode, call: CallID?, range: SourceRange, state: Tracked, facts: Facts
  ) -> [Way<Tracked>] {
    var start = state
    guard !isActive(closure) else {
      handOver(&start, at: range)
      return [Way(start, facts)]
    }
    laterDepth += 1
    defer { laterDepth -= 1 }
    let lasting = facts.filtered(isLasting)
    if state.status == .discharged {
      // Only a closure that is sure to run, and to discharge, makes a second discharge certain.
      if mode == .laterOnce || alwaysDischarges(closure, state, lasting) {
        _ = search(file[closure], state: start, facts: lasting)
      }
      return [Way(state, facts)]
    }
    let search = search(file[closure], state: beginning(later: state), facts: lasting)
    return judge(search, of: closure, mode: mode, call: call, range: range, state: state, facts: facts)
  }

  /// How a closure that runs later finds an obligation that it may have to meet.
  private func beginning(later state: Tracked) -> Tracked {
    var start = state
    start.status = .open
    start.hasYielded = false
    start.deferred = nil
    return start
  }

  /// Whether each way through a closure discharges.
  private func alwaysDischarges(_ closure: BodyID, _ state: Tracked, _ facts: Facts) -> Bool {
    let quiet = asking()
    quiet.onceFlags = onceFlags
    var start = state
    start.status = .open
    let search = quiet.search(file[closure], state: start, facts: facts)
    return !search.arrivals.isEmpty && search.arrivals.allSatisfy { $0.state.status == .discharged }
  }

  /// Whether what is known of a value now still holds when a closure runs later.
  func isLasting(_ value: Value) -> Bool { file.isLasting(value) }

  private func judge(
    _ search: Search, of closure: BodyID, mode: ClosureMode, call: CallID?, range: SourceRange, state: Tracked,
    facts: Facts
  ) -> [Way<Tracked>] {
    var state = state
    var ways: [Way<Tracked>] = []
    var (open, settled, throwing) = sort(
      search, of: closure, mode: mode, errorsAreTold: call.map { groupTakesErrors(of: file[$0]) } ?? true)
    if !settled.isEmpty, let call { open.removeAll { isMetBehind(call, $0.facts, state) } }
    // In a closure that is called again, what does not end that is left to another turn.
    if !watchedSources.isEmpty, open.contains(where: { !$0.state.hasEndedSource }) {
      settled.insert(.handed)
      open.removeAll { !$0.state.hasEndedSource }
    }
    // Under `try`, a call that throws has not kept the closure.
    let mayRefuse = mode == .unknown && !settled.isEmpty && call.map { file[$0].tried != nil } ?? false
    if mayRefuse, !throwing { ways.append(Way(state, facts, outcome: .threw)) }
    // The callee learns of an error; under `try` it may be the one that throws it on.
    if throwing, call.map({ file[$0].tried != nil }) ?? false { ways.append(Way(state, facts, outcome: .threw)) }
    if open.isEmpty, settled.isEmpty {
      // It never ends: what it does with the obligation, it may do at any time.
      if !throwing, dischargeSeen || primitive.kind == .stream { handOver(&state, at: range) }
    } else if settled.isEmpty {
      // Of a stream: whoever yields once, or whenever it is called, may not be the only one.
      let yieldsOnce = open.contains { $0.state.hasYielded } && !yieldsInLoop(closure)
      if primitive.kind == .stream, mode == .unknown || yieldsOnce { handOver(&state, at: range) }
    } else if open.isEmpty, settled == [.discharged], mode == .laterOnce {
      let site = search.arrivals.first { $0.state.status == .discharged }?.state.site.range
      discharge(&state, at: site ?? range)
    } else {
      let isMetBehind =
        !open.isEmpty && call.map { isMetElsewhere(behind: .call($0), in: file[file[$0].body], state) } ?? false
      note(open, of: search, closure, call: call, mayBeMetBehind: isMetBehind)
      // Where it is discharged was noted on the way through the closure.
      state.status = .handed
    }
    return ways + [Way(state, facts, outcome: mayRefuse ? .completed : .onward)]
  }

  private func note(
    _ open: [Search.Arrival], of search: Search, _ closure: BodyID, call: CallID?, failure: Leak.Failure? = nil,
    assuming known: TraceStep? = nil, mayBeMetBehind: Bool = false
  ) {
    for (number, arrival) in open.enumerated() {
      let isTold = number < Self.toldExits
      var exit = openExit(
        arrival, viaCall: call, trace: isTold ? search.trace(to: arrival, orAnyOf: arrival.alike(among: open)) : [],
        calls: isTold ? calls(to: arrival, in: search, file[closure]) : [])
      exit.failure = failure
      exit.mayBeMetBehind = mayBeMetBehind
      if let known { exit.trace.insert(known, at: 0) }
      note(exit)
    }
    noteSettled()
  }

  /// Notes the ways through a closure that should meet the obligation and does not mention it: another one does.
  ///
  /// - Parameters:
  ///   - failure: what the closure is given, if it is told of failures.
  ///   - known: what is taken for granted of what it is given.
  ///   - onlyEnded: only a way that ends what calls the closure is to be told of.
  ///   - isWanted: whether a way through it, by its decisions, is to be told of.
  func noteForgetting(
    _ closure: BodyID, call: CallID?, _ state: Tracked, _ facts: Facts, failure: Leak.Failure? = nil,
    assuming known: TraceStep? = nil, onlyEnded: Bool = false,
    where isWanted: ([TraceStep]) -> Bool = { _ in true }
  ) {
    guard !isActive(closure) else { return }
    laterDepth += 1
    defer { laterDepth -= 1 }
    let search = search(file[closure], state: beginning(later: state), facts: facts.filtered(isLasting))
    let open = sort(search, of: closure, mode: .laterOnce, errorsAreTold: true).open.filter {
      (!onlyEnded || $0.state.hasEndedSource) && isWanted(search.trace(to: $0))
    }
    if !open.isEmpty { note(open, of: search, closure, call: call, failure: failure, assuming: known) }
  }

  /// Whether a closure that runs side by side waits for the discharge: on the semaphore itself, or for the stream.
  func startsWaiter(_ closure: BodyID, _ state: Tracked) -> Bool {
    if primitive.kind == .custom { return usesWaiter(closure, state) }
    if !primitive.waits.isEmpty { return usesWaiter(closure) }
    if waiterValues.contains(where: { $0.rootVariable.map { file[closure].freeVariables.contains($0) } ?? false }) {
      return !readsInPart(closure, state)
    }
    guard primitive.kind == .semaphore else { return false }
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: closure)))
    return program.calls(named: "wait", file: fileIndex).contains { call in
      let site = file[call]
      return family.contains(site.body) && site.waitsWithoutLimit && site.receiver.map(state.isHolder) ?? false
    }
  }

  /// Whether a closure, or a body in it, uses the future of a promise.
  private func usesWaiter(_ closure: BodyID) -> Bool {
    guard waiterValues.contains(where: { isInReach($0, of: closure) }) else { return false }
    let range = file[closure].range
    let isCalledOn = file.calls.contains { site in
      range.contains(site.range) && waiterValues.contains { site.uses($0) }
    }
    return isCalledOn
      || program.family(of: BodyRef(file: fileIndex, body: closure)).contains { body in
        file[body].blocks.contains { block in waiterValues.contains { block.uses($0) } }
      }
  }

  /// Whether a closure captures the variable that a value begins with, or declares it itself.
  private func isInReach(_ value: Value, of closure: BodyID) -> Bool {
    guard let variable = value.rootVariable else { return true }
    return file[closure].freeVariables.contains(variable)
      || file[closure].range.contains(file[file[variable].owner].range)
  }

  /// Whether a closure yields in a loop: a producer that ends when its loop does.
  private func yieldsInLoop(_ closure: BodyID) -> Bool {
    let file = file
    return program.family(of: BodyRef(file: fileIndex, body: closure)).contains { id in
      let body = file[id]
      return body.blocks.indices.contains { number in
        let yields = body.blocks[number].instructions.contains { instruction in
          if case .call(let call) = instruction.kind { file[call].name == "yield" } else { false }
        }
        return yields && body.comesBack(to: number)
      }
    }
  }

  /// The exits on which the obligation is open, how it stands on the others, and whether the closure can throw it open.
  private func sort(
    _ search: Search, of closure: BodyID, mode: ClosureMode, errorsAreTold: Bool
  ) -> (open: [Search.Arrival], settled: Set<Status>, throwing: Bool) {
    var open: [Search.Arrival] = []
    var settled: Set<Status> = []
    var throwing = false
    lazy var flag = mode == .unknown ? ownFlag(of: closure) : nil
    lazy var isCounted = mode == .unknown && countsItsCalls(closure)
    for arrival in search.arrivals {
      // Whoever awaits an `async let` gets its error; a group that fetches it cancels the siblings.
      let isTold = arrival.exit.isThrow && errorsAreTold
      if arrival.state.status != .open || isTold || endsOtherwise(arrival.exit, arrival.state) {
        settled.insert(arrival.state.status == .discharged ? .discharged : .handed)
      } else if arrival.exit.isThrow || returnsFailure(arrival.exit, arrival.state), mode == .unknown {
        throwing = true
      } else if returnsFailedFuture(arrival.exit), isToldOfFailures(besides: closure, arrival.state) {
        settled.insert(.handed)
      } else if comesAgain(search.trace(to: arrival), onceOnly: mode == .laterOnce ? closure : nil) {
        settled.insert(.handed)
      } else if let flag, !search.blocks(to: arrival).contains(where: { sets(flag, in: file[closure].blocks[$0]) }) {
        settled.insert(.handed)
      } else if mode == .unknown, search.trace(to: arrival).contains(where: { $0.kind == .event(Self.comingBack) }) {
        settled.insert(.handed)
      } else if isCounted {
        settled.insert(.handed)
      } else if mode == .unknown, arrival.state.hasYielded,
        search.arrivals.contains(where: { $0.state.status != .open })
      {
        settled.insert(.handed)
      } else {
        open.append(arrival)
      }
    }
    return (open, settled, throwing)
  }

  /// A parameter says that the callback has not been called for the last time: `guard done else { return }`, or that
  /// it is called for each event.
  ///
  /// - Parameter onceOnly: a closure that is known to be called once, whatever its parameters are named.
  private func comesAgain(_ trace: [TraceStep], onceOnly: BodyID?) -> Bool {
    trace.contains { step in
      guard case .branch(let test, _, let taken) = step.kind, case .variable(let id)? = test.subject else {
        return false
      }
      let variable = file[id]
      if variable.owner == onceOnly { return false }
      guard file[variable.owner].parameters.contains(where: { $0.variable == id }) else { return false }
      switch test {
      case .isTrue: return comesAgain(id, is: taken)
      case .isCase(let value, _) where isLast(value, on: trace): return false
      case .isCase(let value, _): return program.models.has(variable.name, .event) || hasLastCase(value)
      case .isNil, .opaque: return false
      }
    }
  }

  /// Whether a way is that of the case that comes last.
  private func isLast(_ parameter: Value, on trace: [TraceStep]) -> Bool {
    trace.contains { step in
      guard case .branch(.isCase(parameter, let name), _, taken: true) = step.kind else { return false }
      return program.models.has(name, .lastCase)
    }
  }

  /// A callback asks its parameter for the case that comes last, such as `end`: the others come before it.
  private func hasLastCase(_ parameter: Value) -> Bool {
    tests[parameter] != nil
      && file.bodies.contains { body in
        body.blocks.contains { block in
          guard case .branch(.isCase(parameter, let name), _, _, _, _) = block.terminator else { return false }
          return program.models.has(name, .lastCase)
        }
      }
  }
}
