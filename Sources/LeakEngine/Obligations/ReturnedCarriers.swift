import LeakDomain
import LeakFlow

/// Functions that give back what they were given, or a closure over it, or an object that keeps it:
/// `let finish = makeHandler(for: continuation)`.
extension ObligationAnalysis {
  /// What the caller has in the result, if nothing else has the obligation.
  func gift(of arrival: PathSearch<ObligationAnalysis>.Arrival) -> ParameterSummary.Gift? {
    guard primitive.isHandedAround, arrival.state.status == .open, !arrival.exit.isThrow,
      let value = arrival.exit.value
    else { return nil }
    if arrival.state.isHolder(value) { return .carrier }
    if arrival.state.answers.contains(value) { return .answer }
    if arrival.state.wrappers.contains(value) {
      return member(in: value, arrival.state).flatMap { $0.primitive == primitive ? .wrapper(member: $0.name) : nil }
    }
    guard let closure = program.closureBody(of: value, file: fileIndex), mentions(closure, arrival.state),
      isAnswer(closure, arrival.state, arrival.facts)
    else { return nil }
    return .answer
  }

  /// A body returns the carrier, or a closure over it: whoever called it has it now.
  func endsOtherwise(_ exit: Exit, _ state: Tracked) -> Bool {
    if state.hasYielded, isReadOnce { return true }
    guard let value = exit.value, !givesOwnFuture(value, state) else { return false }
    if state.carries(value) || holdsClosure(value, state) || returnsWork(value, state) { return true }
    if value.contains(where: { isDischarge($0, state) }) { return true }
    if case .among = state.gathering, showsElements(value, state) { return true }
    if let body = program.closureBody(of: value, file: fileIndex) { return mentions(body, state) }
    return false
  }

  /// Whether whoever gets a value waits for it: it is the promise and its future at once.
  func givesOwnFuture(_ value: Value, _ state: Tracked) -> Bool {
    primitive.isOwnFuture && trigger != nil && state.isHolder(value)
  }

  /// `continuation.finish`, as a function.
  private func isDischarge(_ value: Value, _ state: Tracked) -> Bool {
    guard case .member(let base, let name) = value else { return false }
    return primitive.discharges.contains(name) && state.isHolder(base)
  }

  /// Whether a closure meets it, or hands it on, on each of its paths. What else it does is told of where it stands.
  func isAnswer(_ closure: BodyID, _ state: Tracked, _ facts: Facts) -> Bool {
    guard !isActive(closure) else { return false }
    let quiet = asking()
    quiet.onceFlags = onceFlags
    let search = quiet.search(file[closure], state: state, facts: facts.filtered(isLasting))
    return !search.arrivals.isEmpty && search.arrivals.allSatisfy { $0.state.status != .open }
  }

  /// Whether a closure that a variable is given meets it whenever that is called, and nobody else calls it: no closure
  /// captures the variable.
  func isAnswer(_ closure: BodyID, named place: Value, _ state: Tracked, _ facts: Facts) -> Bool {
    guard primitive.isHandedAround, state.status == .open, state.gathering == .single, isWithinScope(place),
      case .variable(let variable) = place, !file.bodies.contains(where: { $0.freeVariables.contains(variable) })
    else { return false }
    return isAnswer(closure, state, facts)
  }
}
