import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What single steps and decisions make of an obligation's state.
extension ObligationAnalysis {
  func step(_ instruction: Instruction, in body: Body, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    var state = state
    var facts = facts
    if state.status == .dormant, instruction.kind == trigger {
      return begin(instruction, state: state, facts: facts)
    }
    if state.status != .dormant, detaching.contains(instruction.kind) { state.isAwaited = true }
    if case .call(let id) = instruction.kind, let ways = startsChild(id, state, facts) { return ways }
    if endsWatchedSource(instruction) { state.hasEndedSource = true }
    if let work = state.deferred { follow(work, instruction, &state) }
    if showsOpaque(instruction, state) { handOver(&state, at: instruction.range) }
    switch instruction.kind {
    case .bind(let variable, let value): bind(variable, value, instruction.range, &state, &facts)
    case .assign(let target, let value): assign(target, value, instruction.range, &state, &facts)
    case .call(let id): return call(id, in: body, state: state, facts: facts)
    case .element(let sequence, _):
      if waiterValues.contains(sequence) {
        return wantsSome(of: sequence, in: body, state) ? [Way(state, facts)] : consume(instruction.range, state, facts)
      }
      return turn(over: sequence, instruction, in: body, state, facts)
    case .exhausted(let sequence, _):
      if waiterValues.contains(sequence) {
        // A stream that nobody finishes has no end.
        return wantsSome(of: sequence, in: body, state) ? [] : consume(instruction.range, state, facts)
      }
      return turn(over: sequence, instruction, in: body, state, facts)
    case .awaitValue(let value):
      facts.forgetShared(in: file)
      if primitive.kind == .custom, isWaiter(value) { return consume(instruction.range, state, facts) }
      if case .variable(let id) = value, case .body(let body)? = file[id].definition, startsWaiter(body, state) {
        return consume(instruction.range, state, facts)
      }
      if program.isPlainValue(value, in: BodyRef(file: fileIndex, body: body.id)) {
        return [Way(state, facts, outcome: .completed)]
      }
    case .startAsyncLet(_, let started):
      if mentions(started, state) {
        return laterClosure(started, mode: .laterOnce, call: nil, range: instruction.range, state: state, facts: facts)
      }
    case .assume(let test, let answer):
      if let subject = test.subject, subject.isCall || tests[subject] != nil { facts.learn(test, answer) }
    case .endAsyncLet: break
    }
    return [Way(state, facts)]
  }

  /// What throws has not begun it.
  private func begin(_ instruction: Instruction, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    var begun = state
    begun.status = .open
    let trace = [TraceStep(.event(Self.beginning), range: instruction.range)]
    guard case .call(let id) = instruction.kind, file[id].tried != nil else {
      return [Way(begun, facts, trace: trace)]
    }
    return [Way(begun, facts, outcome: .completed, trace: trace), Way(state, facts, outcome: .threw)]
  }

  /// The event of a trace at which the obligation begins.
  static let beginning = "begin"

  /// The scope itself reads to the end: nothing behind it runs while the obligation is open.
  func consume(_ range: SourceRange, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>] {
    var state = state
    state.isAwaited = true
    if state.status == .open, laterDepth == 0 {
      note(OpenExit(exit: Exit(.end, value: nil, range: range), kind: .blockedWait, viaCall: nil, trace: []))
      state.status = .handed
    }
    return [Way(state, facts)]
  }

  private func bind(
    _ variable: VarID, _ value: Value?, _ range: SourceRange, _ state: inout Tracked, _ facts: inout Facts
  ) {
    let place = Value.variable(variable)
    facts.forget(place)
    if state.status != .dormant { state.removeHolder(place) }
    if isOpaque, state.status != .dormant, let value, state.wrappers.contains(value) {
      state.isNamed(place, as: value)
    }
    if state.gathering != .single { return bindGathered(variable, value, range, &state) }
    guard let value else { return }
    if state.status == .dormant {
      // Nothing carries it yet.
    } else if state.isHolder(value.uncast) {
      state.addHolder(place)
    } else if state.answers.contains(value) || state.wrappers.contains(value) {
      state.isNamed(place, as: value)
    } else if state.carries(value) || holdsClosure(value, state) || isMethodOfWrapper(value, state) {
      handOver(&state, at: range)
    } else if case .body(let id) = value, !file[variable].isConstant, mentions(id, state) {
      if isAnswer(id, named: place, state, facts) { state.answers.append(place) } else { handOver(&state, at: range) }
    }
    if tests[place] != nil { facts.assign(place, from: value, enumCase: enumCase(of: value)) }
  }

  private func assign(
    _ target: Value, _ value: Value, _ range: SourceRange, _ state: inout Tracked, _ facts: inout Facts
  ) {
    facts.forget(target)
    if case .member(let base, "onTermination") = target, state.isHolder(base) { endsWithConsumer = true }
    if tests[target] != nil {
      facts.assign(target, from: value, enumCase: enumCase(of: value))
      if makesPromise(value) || program.isNeverNil(stored: value, in: BodyRef(file: fileIndex, body: scope)) {
        facts.learn(.isNil(target), false)
      }
    }
    if state.status == .dormant { return }
    if value.contains(where: waiterValues.contains) { state.isAwaited = true }
    if case .among = state.gathering {
      if showsElements(value, state) { return handOver(&state, at: range) }
      return state.removeHolder(target)
    }
    if primitive.kind == .operation, state.isHolder(target), primitive.isDischarged(by: value, in: target) {
      return discharge(&state, at: range)
    }
    if state.isHolder(value) {
      if isWithinScope(target) { state.addHolder(target) } else { handOver(&state, at: range) }
    } else if state.carries(value) || holdsClosure(value, state) {
      handOver(&state, at: range)
    } else if let closure = program.closureBody(of: value, file: fileIndex), mentions(closure, state) {
      if program.closureBody(of: target, file: fileIndex) != closure {
        storeClosure(closure, as: value, in: target, range, &state, facts)
      }
    } else if state.isHolder(target) || state.answers.contains(target), primitive.kind != .operation,
      !isDeferred(range)
    {
      // What says how far an operation is goes on to say it.
      state.removeHolder(target)
    }
  }

  /// In a `defer`: what the exit gives back has been read before.
  private func isDeferred(_ range: SourceRange) -> Bool { file[current].deferred.contains { $0.contains(range) } }

  /// Whether a place is a variable that the scope, or a body in it, declares: nobody else reads it.
  func isWithinScope(_ place: Value) -> Bool {
    guard case .variable(let id) = place else { return false }
    // What an `inout` parameter is given goes to the caller.
    if file[file[id].owner].parameters.contains(where: { $0.variable == id }) { return false }
    var owner: BodyID? = file[id].owner
    while let current = owner, current != scope { owner = file[current].parent }
    return owner != nil
  }

  /// A closure kept in a variable or property runs any number of times, if at all.
  private func storeClosure(
    _ closure: BodyID, as value: Value, in target: Value, _ range: SourceRange, _ state: inout Tracked, _ facts: Facts
  ) {
    if isAnswer(closure, named: target, state, facts) {
      state.answers.append(target)
      return
    }
    if case .member(_, let name) = target, program.models.mode(ofLabel: name) == .atEnd {
      if primitive.kind != .stream, closureDischarges(closure, state, facts) { handOver(&state, at: range) }
      return
    }
    if storeExitHandler(closure, in: target, range, &state, facts) { return }
    if storeOutcome(closure, in: target, range, &state, facts) { return }
    if case .member(_, let name) = target, program.models.mode(ofLabel: name) == .laterAgain {
      noteUnheardFailure(closure, givenAt: .assign(target, value), state, facts)
      noteEndedSource(closure, givenAt: .assign(target, value), state, facts)
      followTurns(of: closure, state, facts)
    }
    handOver(&state, at: range)
  }

  /// The enum case that a value certainly is.
  func enumCase(of value: Value) -> String? {
    switch value {
    case .implicitMember(let name): return name
    case .member(.global(let type), let name): return isCase(name, of: type) ? name : nil
    case .call(let id):
      switch file[id].callee {
      case .implicitMember(let name): return name == "init" ? nil : name
      case .member(.global(let type), let name): return isCase(name, of: type) ? name : nil
      default: return nil
      }
    default: return nil
    }
  }

  /// `Type.name` is a case of an enum of the sources, or of one that everybody knows.
  private func isCase(_ name: String, of type: String) -> Bool {
    ["Result", "Optional"].contains(type) || program.members.isCase(name, ofTypeNamed: type)
      || program.types.isAlias(type)
  }

  // MARK: Decisions

  func decide(_ test: Test, state: Tracked) -> Bool? {
    if let answer = decidesEmptiness(test, state) { return answer }
    if case .isNil(.member(.call(let id), let name)) = test, program.isNeverEmpty(file[id], file: fileIndex) {
      return name == "first" || name == "last" ? false : nil
    }
    guard case .isNil(let value) = test else { return nil }
    // By what it is told, an object has as long as it is to tell it.
    if case .global(let name) = value, primitive.parts.contains(name), isOwn(state) { return false }
    guard case .variable(let id) = value, file[id].isWeak else {
      return program.isNeverNil(value, in: BodyRef(file: fileIndex, body: scope)) ? false : nil
    }
    // What the surroundings hold is there as long as they run.
    if file[id].owner == scope, scopeRunsNow { return false }
    return selfIsAlive && file[id].name == "self" ? false : nil
  }

  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: Tracked) -> Tracked {
    var state = state
    if isRefusal(test, answer) { state.hasEndedSource = true }
    switch state.status {
    case .open:
      if case .isNil(let value) = test, answer, state.deferred?.holders.contains(value) ?? false { state.start() }
      // A carrier of another type than is known to come is nobody's.
      if case .isNil(let value) = test, answer, state.isHolder(value.uncast) || state.wrappers.contains(value) {
        state.status = .handed
      }
      if case .isNil(let value) = test, answer, companions.contains(value) { state.status = .handed }
      if isWithoutCarrier(test, answer, &state) { state.status = .handed }
      if showsOpaque(test, state) { state.status = .handed }
      if endsStream(test, answer, in: body) || isCountdown(test, answer, in: body) { state.status = .handed }
      let isLeftToOthers =
        isOnceFlag(test, answer, in: body) || isOnceGuard(test, answer) || isPastOperation(test, answer)
        || isFanIn(test, answer, in: body) || isOtherTurn(test, answer, in: body)
      if isLeftToOthers, !mayDischarge(from: block, in: body, state) { state.status = .handed }
    case .discharged:
      // Behind a flag that is set with the discharge, it is not repeated.
      if earlierAnswer(test) != nil || isOnceGuard(test, answer) { state.status = .handed }
    case .dormant, .handed: break
    }
    return state
  }

  /// A producer that is cancelled, or told that the stream has ended, has lost its consumer; save where others cancel it.
  private func endsStream(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    guard primitive.kind == .stream, answer else { return false }
    switch test {
    case .isTrue(.member(.global("Task"), "isCancelled")), .isTrue(.operation("is CancellationError", _)):
      return !mayBeCancelled(body)
    case .isCase(_, "terminated"): return true
    default: return false
    }
  }

  /// Whether, from a block on, anything uses what carries the obligation.
  private func mayDischarge(from block: Int, in body: Body, _ state: Tracked) -> Bool {
    body.reachable(from: block).contains { number in
      body.blocks[number].instructions.contains { uses($0, state) }
    }
  }

  func uses(_ instruction: Instruction, _ state: Tracked) -> Bool {
    guard case .call(let id) = instruction.kind else { return false }
    let site = file[id]
    if state.isHolder(site.callee) || state.answers.contains(site.callee) { return true }
    if let receiver = site.receiver, state.isHolder(receiver) || state.wrappers.contains(receiver) { return true }
    if let closure = program.closureBody(of: site.callee, file: fileIndex), mentions(closure, state) { return true }
    return site.arguments.contains { operand in
      state.carries(operand.value) || isDischargingMethod(operand.value, state)
        || closure(in: operand.value, state) != nil || holdsClosure(operand.value, state)
    }
  }

  /// Whether a variable that may be older than the turn of a loop has it as well, for another turn.
  private func isHeldByVariable(_ state: Tracked) -> Bool {
    state.holders.contains { holder in
      guard case .variable(let id) = holder, !file[id].isLet else { return false }
      if case .bind(id, _)? = trigger { return false }
      return true
    }
  }

  func relevant(_ facts: Facts, after range: SourceRange, in body: Body) -> Facts {
    program.relevant(facts, after: range, in: body, tests: tests)
  }

  func endOfTurn(head: Int, range: SourceRange, body: Body, state: Tracked, facts: Facts) -> Tracked? {
    let isLast =
      body.id == scope && enclosingLoopHeads.contains(head) && mayTell(state) && !isHeldByVariable(state)
    guard state.status == .open, isLast || isGathered && endsTurnOfElement(head: head, in: body, state) else {
      return state
    }
    let exit = Exit(.end, value: nil, range: range)
    var open = OpenExit(exit: exit, kind: .endOfTurn, viaCall: nil, trace: [])
    open.share = share(of: state)
    note(open)
    return nil
  }
}
