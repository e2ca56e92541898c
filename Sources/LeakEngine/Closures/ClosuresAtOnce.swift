import LeakDomain
import LeakFlow

extension ModelTable {
  /// The closures written in a call that it runs there and then, once: under a lock, on a queue that is waited for.
  func closuresRunAtOnce(by site: CallSite) -> [BodyID] {
    site.arguments.compactMap { operand in
      guard case .body(let id) = operand.value, mode(of: site, label: operand.label) == .nowOnce else { return nil }
      return id
    }
  }
}
