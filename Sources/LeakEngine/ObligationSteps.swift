import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What single steps and decisions make of an obligation's state.
extension ObligationAnalysis {
  func step(_ instruction: Instruction, in body: Body, state: Tracked, facts: Facts) -> [Way<Tracked>] {
    var state = state
    var facts = facts
    switch instruction.kind {
    case .bind(let variable, let value): bind(variable, value, &state, &facts)
    case .assign(let target, let value): assign(target, value, &state, &facts)
    case .call(let id): return call(id, in: body, state: state, facts: facts)
    case .element(let sequence, _):
      if waiterValues.contains(sequence) { return consume(instruction.range, state, facts) }
    case .exhausted: break
    case .awaitValue: forgetShared(&facts)
    case .startAsyncLet(_, let started):
      if mentions(started, state) {
        return laterClosure(started, mode: .laterOnce, call: nil, range: instruction.range, state: state, facts: facts)
      }
    case .assume(let test, let answer):
      if let subject = test.subject, tests[subject] != nil { facts.learn(test, answer) }
    case .endAsyncLet: break
    }
    return [Way(state, facts)]
  }

  private func consume(_ range: SourceRange, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>] {
    var state = state
    state.isAwaited = true
    return [Way(state, facts)]
  }

  private func bind(_ variable: VarID, _ value: Value?, _ state: inout Tracked, _ facts: inout Facts) {
    let place = Value.variable(variable)
    facts.forget(place)
    state.removeHolder(place)
    guard let value else { return }
    if state.isHolder(value) {
      state.addHolder(place)
    } else if state.carries(value) {
      handOver(&state)
    } else if case .body(let id) = value, !file[variable].isLet, mentions(id, state) {
      handOver(&state)
    }
    if tests[place] != nil { facts.assign(place, from: value, enumCase: enumCase(of: value)) }
  }

  private func assign(_ target: Value, _ value: Value, _ state: inout Tracked, _ facts: inout Facts) {
    facts.forget(target)
    if tests[target] != nil { facts.assign(target, from: value, enumCase: enumCase(of: value)) }
    if state.isHolder(value) {
      if isWithinScope(target) { state.addHolder(target) } else { handOver(&state) }
    } else if state.carries(value) {
      handOver(&state)
    } else if let closure = program.closureBody(of: value, file: fileIndex), mentions(closure, state) {
      storeClosure(closure, in: target, &state, facts)
    } else if state.isHolder(target) {
      state.removeHolder(target)
    }
  }

  /// Whether a place is a variable that the scope, or a body in it, declares: nobody else reads it.
  private func isWithinScope(_ place: Value) -> Bool {
    guard case .variable(let id) = place else { return false }
    var owner: BodyID? = file[id].owner
    while let current = owner, current != scope { owner = file[current].parent }
    return owner != nil
  }

  /// A closure kept in a variable or property runs any number of times, if at all.
  private func storeClosure(_ closure: BodyID, in target: Value, _ state: inout Tracked, _ facts: Facts) {
    if case .member(_, let name) = target, CallModels.mode(ofLabel: name) == .atEnd {
      if primitive.kind != .stream, closureDischarges(closure, state, facts) { handOver(&state) }
      return
    }
    handOver(&state)
  }

  /// The enum case that a value certainly is.
  func enumCase(of value: Value) -> String? {
    switch value {
    case .implicitMember(let name): return name
    case .member(.global(let type), let name) where type.first?.isUppercase == true: return name
    case .call(let id):
      switch file[id].callee {
      case .implicitMember(let name): return name == "init" ? nil : name
      case .member(.global(let type), let name) where type.first?.isUppercase == true:
        return name.first?.isLowercase == true && !isDeclared(name, in: type) ? name : nil
      default: return nil
      }
    default: return nil
    }
  }

  private func isDeclared(_ name: String, in type: String) -> Bool {
    (program.functions[name] ?? []).contains { program.body($0).typeName == type }
  }

  // MARK: Decisions

  func decide(_ test: Test, state: Tracked) -> Bool? {
    guard selfIsAlive, case .isNil(.variable(let id)) = test, file[id].isWeak, file[id].name == "self" else {
      return nil
    }
    return false
  }

  func took(_ test: Test, answer: Bool, kind: BranchKind, state: Tracked) -> Tracked {
    guard state.status == .open else { return state }
    var state = state
    if case .isNil(let value) = test, answer, state.isHolder(value) { state.status = .handed }
    if onceFlags[test] == answer || isOnceGuard(test, answer) { state.status = .handed }
    return state
  }

  func matters(_ test: Test) -> Bool {
    guard let subject = test.subject else { return false }
    return (tests[subject]?.count ?? 0) > 1
  }

  func endOfTurn(head: Int, range: SourceRange, body: Body, state: Tracked, facts: Facts) -> Tracked? {
    guard state.status == .open, body.id == scope, enclosingLoopHeads.contains(head) else { return state }
    let exit = Exit(.end, value: nil, range: range)
    note(OpenExit(exit: exit, kind: .endOfTurn, viaCall: nil, trace: []))
    return nil
  }

  /// Forgets what a suspension or an unknown call may have changed.
  func forgetShared(_ facts: inout Facts) {
    guard !facts.isEmpty else { return }
    let file = file
    facts.forget { value in
      switch value {
      case .global: return !file.isConstantMember(value)
      case .variable(let id): return !file[id].isLet && file[id].isAssignedInClosure
      default: return false
      }
    }
  }
}
