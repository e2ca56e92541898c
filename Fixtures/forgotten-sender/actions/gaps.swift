import Foundation

// What actions hide from the analysis so far.

typealias Writer = CheckedContinuation<Void, Never>

/// A case whose payload no pattern names: whoever passes it by has nothing to say of it.
final class Swallowed: @unchecked Sendable {
  enum Action {
    case resume(Writer)
    case none
  }
  private struct Machine {
    var waiter: Writer?
    mutating func take() -> Action {
      guard let first = waiter else { return .none }
      waiter = nil
      return .resume(first)
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in
      let earlier = lock.withLock {
        let earlier = machine.take()
        machine.waiter = continuation
        return earlier
      }
      if case .resume(let writer) = earlier { writer.resume() }
    }
  }

  func skip() {
    switch lock.withLock({ machine.take() }) {
    case .resume: print("somebody waits")  // todo-want: forgotten-sender "resume"
    case .none: break
    }
  }
}
