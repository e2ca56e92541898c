import LeakDomain
import LeakFlow

/// Ways on which somebody is told without the carrier: by an alert, another callback, or an assertion that there is no such way.
extension ObligationAnalysis {
  /// The event of a trace that goes through a closure in which somebody is told in another way.
  static let tellingOtherwise = "somebody is told in another way"

  /// Whether a way through a closure that runs now tells in another way.
  func tellsOtherwise(
    _ arrival: PathSearch<ObligationAnalysis>.Arrival, in search: PathSearch<ObligationAnalysis>, _ body: Body
  ) -> Bool {
    calls(to: arrival, in: search, body).contains { call in
      file[call].name?.first?.isUppercase == false && tellsOtherwise(call)
    }
  }

  /// Whether a call tells of a failure in another way, or says that it cannot happen.
  func tellsOtherwise(_ call: CallID) -> Bool {
    guard let name = file[call].name else { return false }
    return switch primitive.kind {
    case .handler: program.models.has(name, .toldOtherwise) || isOnFailureTeller(file[call])
    case .promise: name == "assertionFailure"
    default: false
    }
  }

  /// `onFailureDelegate.call(error)`
  private func isOnFailureTeller(_ site: CallSite) -> Bool {
    site.receiver?.memberName.map { program.models.has($0, .failureTeller) } ?? false
  }
}
