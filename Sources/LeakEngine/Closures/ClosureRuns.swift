import LeakDomain
import LeakFlow
import LeakModel

/// What running a closure does to an obligation that it captures, by when it runs.
extension ObligationAnalysis {
  /// The ways on from one that comes to a call which runs a closure.
  func run(_ closure: BodyID, mode: ClosureMode, call: CallID, from way: Way<Tracked>) -> [Way<Tracked>] {
    run(closure, mode: mode, call: call, state: way.state, facts: way.facts).map { $0.following(way) }
  }

  func run(_ closure: BodyID, mode: ClosureMode, call: CallID, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    var handed = state
    let range = file[call].range
    guard !isActive(closure) else {
      handOver(&handed, at: range)
      return [Way(handed, facts)]
    }
    if takesItself(closure, state) { return [Way(state, facts)] }
    switch mode {
    case .never: return [Way(state, facts)]
    case .nowOnce: return now(closure, call: call, state: state, facts: facts)
    case .nowPerhaps: return nowPerhaps(closure, call: call, state: state, facts: facts)
    case .nowMany: return nowRepeatedly(closure, call: call, state: state, facts: facts)
    case .laterOnce, .unknown:
      if mode == .unknown, isCalledInParts(closure) { followTurns(of: closure, state, facts) }
      return laterClosure(closure, mode: mode, call: call, range: range, state: state, facts: facts)
    case .laterAgain:
      noteUnheardFailure(closure, givenAt: .call(call), state, facts)
      noteEndedSource(closure, givenAt: .call(call), state, facts)
      followTurns(of: closure, state, facts)
      if primitive.kind == .stream || closureDischarges(closure, state, facts) { handOver(&handed, at: range) }
      return [Way(handed, facts)]
    case .laterMany, .perhaps:
      noteUnheardFailure(closure, givenAt: .call(call), state, facts)
      if mode == .laterMany { noteEndedSource(closure, givenAt: .call(call), state, facts) }
      if primitive.kind == .stream || closureDischarges(closure, state, facts) { handOver(&handed, at: range) }
      return [Way(handed, facts)]
    case .atEnd:
      if primitive.kind != .stream, closureDischarges(closure, state, facts) { handOver(&handed, at: range) }
      return [Way(handed, facts)]
    }
  }

  /// Whether a closure takes for itself what it gives back.
  private func takesItself(_ closure: BodyID, _ state: Tracked) -> Bool {
    primitive.isTaken
      && program.family(of: BodyRef(file: fileIndex, body: closure)).contains { id in
        file[id].blocks.contains { block in
          block.instructions.contains { instruction in
            guard case .call(let id) = instruction.kind, let receiver = file[id].receiver, let name = file[id].name
            else { return false }
            return state.isHolder(receiver) && primitive.takenBy.contains(name)
          }
        }
      }
  }

  /// Whether some path of a closure that runs later discharges the obligation or hands it on. Nothing is reported.
  func closureDischarges(_ closure: BodyID, _ state: Tracked, _ facts: Facts) -> Bool {
    guard !isActive(closure) else { return true }
    let quiet = asking()
    var start = state
    start.status = .open
    let search = quiet.search(file[closure], state: start, facts: facts.filtered(isLasting))
    // A decision may hand it on, such as the one whether this is the last of several; of what can be waited for, so does the wait.
    let isHandedOn = primitive.isHandedAround && search.arrivals.contains { $0.state.status == .handed }
    return quiet.dischargeSeen || isHandedOn
  }

  private struct ArrivalKey: Hashable {
    var state: Tracked
    var facts: Facts
    var threw: Bool
  }

  /// Before the call returns. An exit of the closure goes back into its caller.
  ///
  /// - Parameter isOneOfSeveral: other closures run in its place on other ways.
  func now(
    _ closure: BodyID, call: CallID, state: Tracked, facts: Facts, isOneOfSeveral: Bool = false
  ) -> [Way<Tracked>] {
    let search = search(file[closure], state: state, facts: facts)
    let catches = program.catchesErrors(file[call], file: fileIndex)
    let isCalled = isOneOfSeveral || program.closureBody(of: file[call].callee, file: fileIndex) == closure
    let range = file[call].range
    let result = Value.call(call)
    var seen: Set<ArrivalKey> = []
    let settled = settledResults(search)
    return search.arrivals.compactMap { arrival in
      var facts = arrival.facts
      var state = arrival.state
      facts.forget(result)
      if let value = arrival.exit.value {
        facts.assign(result, from: value, enumCase: enumCase(of: value) ?? facts.knownCase(of: value))
        if state.isHolder(value) {
          state.addHolder(result)
        } else if state.carries(value) || holdsClosure(value, state) || isMadeForEach(value, call, state) {
          handOver(&state, at: range)
        } else if let answer = program.closureBody(of: value, file: fileIndex), mentions(answer, state) {
          // `let act = lock.withLock { … return { continuation.resume() } }`
          if isAnswer(answer, state, facts) { state.answers.append(result) } else { handOver(&state, at: range) }
        }
      }
      if state.status == .open, settled.contains(.value(.literal(.nil))), decision(arrival)?.isComputed == true {
        // Nil is the code for what is settled; this is another.
        facts.learn(.isNil(result), false)
      }
      if state.status == .open, let decision = decision(arrival), settled.contains(decision),
        !isFinal(decision, of: call)
      {
        handOver(&state, at: range)
      }
      if endsGroup(file[call]), state.status == .open, state.childWaits {
        // A normal exit awaits the children, a throw cancels them.
        if !arrival.exit.isThrow {
          note(OpenExit(exit: arrival.exit, kind: nil, viaCall: nil, trace: search.trace(to: arrival)))
        }
        state.status = .handed
      }
      let threw = arrival.exit.isThrow && !catches
      guard seen.insert(ArrivalKey(state: state, facts: facts, threw: threw)).inserted else { return nil }
      var trace = state.status == .open ? search.trace(to: arrival) : []
      if state.status == .open, reports, let event = telling(arrival, in: search, file[closure]) {
        trace.insert(TraceStep(.event(event), range: arrival.exit.range), at: 0)
      }
      if state.status == .open, isCalled, search.arrivals.contains(where: { $0.state.status != .open }) {
        trace.append(TraceStep(.event(Self.leavingClosure), range: arrival.exit.range))
      }
      return Way(state, facts, outcome: threw ? .threw : .completed, trace: trace)
    }
  }

  /// The event of a trace at which a closure that is called by name, or one of several, leaves the obligation open.
  static let leavingClosure = "this leaves the closure"

  private func endsGroup(_ site: CallSite) -> Bool { site.name.map { program.has($0, .taskGroup) } ?? false }

  /// What a closure tells its caller by its result: a literal, a case, or something unknown.
  private enum Decision: Hashable {
    case value(Value)
    case enumCase(String)
    case unknown

    /// Not written out: a variable, a call's result.
    var isComputed: Bool {
      switch self {
      case .unknown: true
      case .value(.literal), .enumCase: false
      case .value: true
      }
    }
  }

  private func decision(_ arrival: PathSearch<ObligationAnalysis>.Arrival) -> Decision? {
    guard let value = arrival.exit.value, !arrival.exit.isThrow else { return nil }
    switch told(value, arrival.facts) {
    case .implicitMember(let name)?: return .enumCase(name)
    case let known?: return .value(known)
    case nil: break
    }
    switch value {
    case .tuple(let parts) where parts.isEmpty: return nil
    case .literal, .global, .variable, .member: return .value(value)
    case .call(let id): return isVoidCall(file[id]) ? nil : .unknown
    default: return .unknown
    }
  }

  /// A closure of one expression that calls for effect only, such as `resume` or a function without a result.
  private func isVoidCall(_ site: CallSite, depth: Int = 0) -> Bool {
    if let name = site.name, primitive.discharges.contains(name) || name == "append" || name == "updateValue" {
      return true
    }
    guard depth < 8 else { return false }
    if let target = program.resolve(site, file: fileIndex)?.target {
      let body = program.body(target)
      if let result = body.result { return result.isVoid }
      return !body.isClosure || (target.file == fileIndex && returnsNothing(body, depth))
    }
    // `lock.withLock { … }` returns what its closure returns.
    return site.arguments.contains { operand in
      guard case .body(let id) = operand.value, mode(of: site, operand) == .nowOnce else { return false }
      return returnsNothing(file[id], depth)
    }
  }

  private func returnsNothing(_ body: Body, _ depth: Int) -> Bool {
    body.blocks.allSatisfy { block in
      guard case .exit(let exit) = block.terminator, let value = exit.value, !exit.isThrow else { return true }
      guard case .call(let id) = value else { return value == .tuple([]) }
      return isVoidCall(file[id], depth: depth + 1)
    }
  }

  /// The results with which a closure comes back after it has met the obligation or handed it on. Whoever decides by
  /// such a result cannot know better: lock, decide, act.
  private func settledResults(_ search: PathSearch<ObligationAnalysis>) -> Set<Decision> {
    Set(search.arrivals.compactMap { $0.state.status == .open ? nil : decision($0) })
  }

  /// Whether a result is the same in any case, and nobody has had the carrier before: what keeps it on another way does not
  /// on this one.
  private func isFinal(_ decision: Decision, of call: CallID) -> Bool {
    guard laterDepth == 0, file[call].body == scope, case .value(.literal) = decision else { return false }
    return true
  }

  /// Of several calls on one value, each may run its closure where the others do not.
  private func nowPerhaps(_ closure: BodyID, call: CallID, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    // That it runs behind another is not certain.
    guard state.status != .discharged else { return [Way(state, facts)] }
    var skipped = state
    if hasCounterpart(call, state) { handOver(&skipped, at: file[call].range) }
    let trace = [TraceStep(.event(Self.unrun), range: file[call].nameRange)]
    var (failed, facts) = (facts, facts)
    // `error: &error`: that it has not run, it says there.
    for case .operation("&", let parts) in file[call].arguments.filter({ $0.label == "error" }).map(\.value) {
      if let place = parts.first {
        failed.learn(.isNil(place), false)
        facts.learn(.isNil(place), true)
      }
    }
    return [Way(skipped, failed, trace: trace)] + now(closure, call: call, state: state, facts: facts)
  }

  /// The event of a trace at which a call does not run its closure.
  static let unrun = "this need not run its closure"

  /// Whether another call on the same value, or on what one of the two gives back, has a closure over the carrier.
  private func hasCounterpart(_ call: CallID, _ state: Tracked) -> Bool {
    let site = file[call]
    let root = file.receivers(of: site).last
    return file.calls.contains { other in
      other.body == site.body && other.range != site.range && file.receivers(of: other).last == root
        && other.arguments.contains { closure(in: $0.value, state) != nil }
    }
  }

  private func isNil(_ optional: Value, _ state: Tracked, _ facts: Facts) -> Bool? {
    let test = Test.isNil(optional)
    return facts.decide(test) ?? (optional.listOfEnd == nil ? nil : decide(test, state: state, facts: facts))
  }

  /// Whether a call that runs its closure for each of any number has one to run it for; `nil` where that is not to be seen.
  private func hasElements(_ site: CallSite, _ state: Tracked, _ facts: Facts) -> Bool? {
    guard program.models.runsForEachOfAny(site), let emptiness = file.emptiness(ofReceiverOf: site) else { return nil }
    if let optional = program.optional(askedBy: site, in: file), let isNil = isNil(optional, state, facts) {
      return !isNil
    }
    return (facts.decide(emptiness) ?? decide(emptiness, state: state, facts: facts)).map { !$0 }
  }

  /// Whether a closure gives back work for each of several: whoever has them all starts them.
  private func isMadeForEach(_ value: Value, _ call: CallID, _ state: Tracked) -> Bool {
    program.models.runsForEachOfAny(file[call]) && state.deferred?.isIn(value) ?? false
  }

  private func nowRepeatedly(_ closure: BodyID, call: CallID, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    let site = file[call]
    noteRepeated(site)
    var skipped = facts
    // Of an optional: its closure runs exactly where it is not nil.
    if tests[.call(call)] != nil { skipped.learn(.isNil(.call(call)), true) }
    if let answer = program.models.answerWithoutElements(site) { skipped.learn(.isTrue(.call(call)), answer) }
    let runs = hasElements(site, state, facts)
    if runs == false { return [Way(state, skipped)] }
    // Earlier turns have been there.
    var facts = facts
    forgetAssigned(by: closure, &facts)
    let turns = now(closure, call: call, state: state, facts: facts)
    // What tells of events from several sources has no end where there is no source.
    let isOfEvents = primitive.kind == .stream && turns.contains { $0.state.status == .handed }
    var ways = isOfEvents || runs == true ? [] : [Way(state, skipped)]
    for var way in turns {
      if tests[.call(call)] != nil { way.facts.learn(.isNil(.call(call)), false) }
      ways.append(way)
      if program.models.runsForEach(site), way.outcome != .threw, way.state.status == .discharged {
        // A second turn finds the obligation discharged already.
        _ = now(closure, call: call, state: way.state, facts: way.facts)
      }
    }
    return ways
  }
}

extension Way {
  /// As the next part of another way.
  func following(_ first: Way) -> Way {
    var next = self
    next.trace = first.trace + next.trace
    if next.outcome == .onward { next.outcome = first.outcome }
    return next
  }
}
