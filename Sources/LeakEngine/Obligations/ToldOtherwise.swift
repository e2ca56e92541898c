import LeakDomain
import LeakFlow

/// Ways on which somebody is told without the carrier, by an alert or another callback, and those that are asserted not to be: which a
/// program goes on with all the same, once it is built for others.
extension ObligationAnalysis {
  /// The event of a trace that goes through a closure in which somebody is told in another way.
  static let tellingOtherwise = "somebody is told in another way"
  /// The same of one for which it is asserted that nothing goes through it.
  static let asserting = "it is asserted that this is not reached"

  /// The event of a way through a closure that runs now, and tells in another way.
  func telling(
    _ arrival: PathSearch<ObligationAnalysis>.Arrival, in search: PathSearch<ObligationAnalysis>, _ body: Body
  ) -> String? {
    let calls = calls(to: arrival, in: search, body).filter { file[$0].name?.first?.isUppercase == false }
    if calls.contains(where: tellsOtherwise) { return Self.tellingOtherwise }
    return calls.contains(where: asserts) ? Self.asserting : nil
  }

  /// Whether a call says that it is not reached, and goes on where that is not checked.
  func asserts(_ call: CallID) -> Bool { file[call].name.map { program.has($0, .assertsUnreached) } ?? false }

  /// Whether a call tells of a failure in another way.
  func tellsOtherwise(_ call: CallID) -> Bool {
    guard let name = file[call].name else { return false }
    return primitive.kind == .handler && !asserts(call)
      && (program.models.has(name, .toldOtherwise) || isOnFailureTeller(file[call]))
  }

  /// `onFailureDelegate.call(error)`
  private func isOnFailureTeller(_ site: CallSite) -> Bool {
    site.receiver?.memberName.map { program.models.has($0, .failureTeller) } ?? false
  }
}
