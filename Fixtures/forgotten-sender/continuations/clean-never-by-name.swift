import Dispatch

// A type of the sources has a method that never returns, and what a member has is another one.

final class Daemon {
  func start() -> Never { dispatchMain() }
}

protocol Engine: Sendable {
  func start() throws
}

final class Player: @unchecked Sendable {
  private let feeder = DispatchQueue(label: "feeder")
  private let engine: any Engine
  init(_ engine: any Engine) { self.engine = engine }

  func play() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      feeder.async { [self] in
        try? engine.start()
        continuation.resume()
      }
    }
  }
}
