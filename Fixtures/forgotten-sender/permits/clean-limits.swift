import Dispatch

/// A wait whose time has passed has taken nothing.
final class LimitedGate {
  private let places = DispatchSemaphore(value: 1)

  func run(_ work: () -> Int) -> Int? {
    switch places.wait(timeout: .distantFuture) {
    case .success:
      defer { places.signal() }
      return work()
    case .timedOut:
      return nil
    }
  }
}
