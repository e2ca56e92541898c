import LeakDomain
import LeakFlow
import LeakModel

/// Handlers of states: one that discharges when what it watches is ready, and does nothing when that has failed, behind which
/// nothing comes. `connection.stateUpdateHandler = { state in if state == .ready { … } }`, `item.observe(\.status) { … }`,
/// `publisher.sink(receiveCompletion: { if case .finished = $0 { … } }, receiveValue: { … })`.
///
/// Omissions: carriers that anything behind the handler has to do with, such as a time limit; handlers that try again on failure, or
/// end what they watch and discharge when that has ended; enums of the sources, unless the handler asks for their failure.
extension ObligationAnalysis {
  /// Notes the ways through a handler of events by which it leaves the obligation when it is told of a failure.
  ///
  /// - Parameter place: where the handler is given to what calls it.
  func noteUnheardFailure(_ closure: BodyID, givenAt place: Instruction.Kind, _ state: Tracked, _ facts: Facts) {
    guard reports, state.status == .open, state.deferred == nil, state.gathering == .single, !isActive(closure),
      primitive.isHandedAround, let failure = failure(of: closure, givenAt: place),
      !isMetElsewhere(behind: place, state)
    else { return }
    let call: CallID? = if case .call(let id) = place { id } else { nil }
    if let call, !mayFail(call) { return }
    let subject = failure.state
    let failed = learning(facts, of: subject, in: closure) { program.models.has($0, .failedState) }
    let onFailure = discharges(closure, state, failed)
    guard discharges(closure, state, facts.filtered(isLasting)).seen,
      !goesOn(closure, on: subject, calling: onFailure.names, state, facts)
    else { return }
    let known = TraceStep(
      .branch(.isCase(subject, failure.name), .switchCase, taken: true),
      range: file[file[closure].parameters[0].variable].range)
    noteForgetting(closure, call: call, state, failed, failure: told(by: subject, failure.name), assuming: known) {
      // Where another way meets it, what else there is may decide which way is taken: a flag, a time limit.
      steps in !onFailure.seen || steps.allSatisfy { isAbout($0, given: closure) }
    }
  }

  // MARK: What is watched

  /// The state that a handler is given, or that of an object that it is given, where the handler asks for a state beside
  /// which there is a failure, and the case that is the failure.
  private func failure(of closure: BodyID, givenAt place: Instruction.Kind) -> (state: Value, name: String)? {
    let given = file[closure].parameters.map { Value.variable($0.variable) }
    return file[closure].blocks.lazy.compactMap { block -> (state: Value, name: String)? in
      guard case .branch(.isCase(let state, let name), _, _, _, _) = block.terminator, given.contains(state.root),
        let failure = self.failure(beside: name), failure == name || !self.isOfSources(state, in: closure, place)
      else { return nil }
      return (state, failure)
    }.first
  }

  private func told(by state: Value, _ failing: String) -> Leak.Failure {
    switch state {
    case .variable(let id): .outcome(file[id].name, failing: failing)
    case .member(.variable(let id), let name): .state("\(file[id].name).\(name)", failing: failing)
    default: .outcome(nil, failing: failing)
    }
  }

  private func failure(beside name: String) -> String? {
    if program.models.has(name, .failedState) { return name }
    if program.models.has(name, .hopedState) { return "failed" }
    // Of a publisher's completion.
    return name == "finished" ? "failure" : nil
  }

  /// Whether the states may be those of an enum of the sources, which need not have a failure.
  private func isOfSources(_ state: Value, in closure: BodyID, _ place: Instruction.Kind) -> Bool {
    if let type = program.typeName(of: state, file: fileIndex, in: file[closure]) {
      return program.types.mayBeDeclared(type)
    }
    switch place {
    case .call(let id): return program.resolve(file[id], file: fileIndex) != nil
    case .assign(.member(_, let name), _):
      return program.files.contains { file in file.members.contains { $0.name == name } }
    default: return true
    }
  }

  /// What is known when the state is such that the tests for its cases come out in some way; `nil` leaves one open.
  private func learning(
    _ facts: Facts, of subject: Value, in closure: BodyID, _ answer: (String) -> Bool?
  ) -> Facts {
    var facts = facts.filtered(isLasting)
    for block in file[closure].blocks {
      guard case .branch(let test, _, _, _, _) = block.terminator, case .isCase(subject, let name) = test,
        let answer = answer(name)
      else { continue }
      facts.learn(test, answer)
    }
    return facts
  }

  // MARK: What the handler does

  /// Whether a way through the handler discharges, or hands the obligation on, and the functions that it calls.
  private func discharges(_ closure: BodyID, _ state: Tracked, _ facts: Facts) -> (seen: Bool, names: [String]) {
    let quiet = asking()
    quiet.onceFlags = onceFlags
    let search = quiet.search(file[closure], state: state, facts: facts)
    let calls = search.arrivals.flatMap { quiet.calls(to: $0, in: search, file[closure]) }
    return (quiet.dischargeSeen, calls.compactMap { file[$0].name })
  }

  /// Whether a decision asks for nothing but what the handler was given.
  private func isAbout(_ step: TraceStep, given closure: BodyID) -> Bool {
    guard case .branch(let test, _, _) = step.kind else { return true }
    return test.subject.map { file.isMadeOfGiven($0) { file[$0].owner != closure || file[$0].isWeak } } ?? false
  }

  /// Whether the handler tries again on failure, or ends what it watches and discharges when it is told of that.
  private func goesOn(
    _ closure: BodyID, on subject: Value, calling names: [String], _ state: Tracked, _ facts: Facts
  ) -> Bool {
    let models = program.models
    if names.contains(where: { models.has($0, .toldOtherwise) || models.has($0, .beginning) }) { return true }
    guard names.contains(where: { models.has($0, .endsCallbacks) }) else { return false }
    let ended = learning(facts, of: subject, in: closure) { failure(beside: $0) == nil ? nil : false }
    return discharges(closure, state, ended).seen
  }
}
