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
    if arrival.state.wrappers.contains(value) { return member(in: value, arrival.state).map { .wrapper(member: $0) } }
    guard let closure = program.closureBody(of: value, file: fileIndex), mentions(closure, arrival.state),
      isAnswer(closure, arrival)
    else { return nil }
    return .answer
  }

  /// Whether a closure meets it, or hands it on, on each of its paths. What else it does is told of where it stands.
  private func isAnswer(_ closure: BodyID, _ arrival: PathSearch<ObligationAnalysis>.Arrival) -> Bool {
    guard !isActive(closure) else { return false }
    let quiet = asking()
    quiet.onceFlags = onceFlags
    let search = quiet.search(file[closure], state: arrival.state, facts: arrival.facts.filtered(isLasting))
    return !search.arrivals.isEmpty && search.arrivals.allSatisfy { $0.state.status != .open }
  }
}
