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
      return isPassedOver
        ? beginPassing(instruction, in: body, state, facts) : begin(instruction, state: state, facts: facts)
    }
    // The next turn of a loop enters it again, and has to leave it again.
    if isEnteredOnce, state.status == .discharged, instruction.kind == trigger { state.status = .handed }
    if state.status != .dormant, detaching.contains(instruction.kind) { state.isAwaited = true }
    if case .call(let id) = instruction.kind, let ways = startsChild(id, state, facts) { return ways }
    if endsWatchedSource(instruction) { state.hasEndedSource = true }
    if let work = state.deferred { follow(work, instruction, &state) }
    if showsOpaque(instruction, state) { handOver(&state, at: instruction.range) }
    if let ways = atEnd(instruction, in: body, state, facts) { return ways }
    if usesAll(instruction, state) { handOver(&state, at: instruction.range) }
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
    var facts = facts
    switch instruction.kind {
    case .call(let id): invalidate(&facts, by: file[id], state)
    case .bind(let variable, let value): forget(.variable(variable), given: value, &facts)
    default: break
    }
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
}
