import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Where the carrier of an obligation goes: bound to a variable, assigned to a place, kept in a closure.
extension ObligationAnalysis {
  func bind(
    _ variable: VarID, _ value: Value?, _ range: SourceRange, _ state: inout Tracked, _ facts: inout Facts
  ) {
    let place = Value.variable(variable)
    forget(place, given: value, &facts)
    if state.status != .dormant { state.removeHolder(place) }
    if isOpaque, state.status != .dormant, let value, state.wrappers.contains(value) {
      state.isNamed(place, as: value)
    }
    if state.gathering != .single {
      bindGathered(variable, value, range, &state)
      if let value { learn(variable, value, &facts) }
      return
    }
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
    learn(variable, value, &facts)
  }

  /// A variable is made with a value.
  private func learn(_ variable: VarID, _ value: Value, _ facts: inout Facts) {
    let place = Value.variable(variable)
    guard tests[place] != nil else { return }
    learn(place, value, &facts)
    if file[variable].isLet, !file[variable].isWeak { facts.copy(place, of: value) }
  }

  /// A place is assigned to, or counts.
  private func given(_ target: Value, _ value: Value, _ facts: inout Facts) {
    if let isUp = value.countsUp { return facts.count(target, up: isUp) }
    forget(target, given: value, &facts)
    if tests[target] != nil { learn(target, value, &facts) }
  }

  /// A place is given a value.
  private func learn(_ place: Value, _ value: Value, _ facts: inout Facts) {
    facts.assign(place, from: value, enumCase: enumCase(of: value))
    // What an expression gives that branches is not asked for twice, and a payload that is asked for nil may be nil.
    if case .variable(let id) = place, file[id].isResult || file[id].isLet && value.isPayload { return }
    if makesPromise(value) || program.isNeverNil(stored: value, in: BodyRef(file: fileIndex, body: scope)) {
      facts.learn(.isNil(place), false)
    }
  }

  func assign(
    _ target: Value, _ value: Value, _ range: SourceRange, _ state: inout Tracked, _ facts: inout Facts
  ) {
    given(target, value, &facts)
    if case .member(let base, "onTermination") = target, state.isHolder(base) { endsWithConsumer = true }
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
      if isWithinScope(target) {
        state.addHolder(target)
      } else if !isKeptInVain(value, target) {
        handOver(&state, at: range)
      }
    } else if state.carries(value) || holdsClosure(value, state) || isDischargingMethod(value, state) {
      handOver(&state, at: range)
    } else if let closure = program.closureBody(of: value, file: fileIndex), mentions(closure, state) {
      if program.closureBody(of: target, file: fileIndex) != closure {
        noteForgottenAlternatives(of: target, closure, state, facts)
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
      if isEndedByExitHandler(besides: closure, state, facts) { return }
    }
    handOver(&state, at: range)
  }

  /// The enum case that a value certainly is.
  func enumCase(of value: Value) -> String? { program.caseName(of: value, in: file) }
}

extension Value {
  fileprivate var isPayload: Bool { if case .payload = self { true } else { false } }
}
