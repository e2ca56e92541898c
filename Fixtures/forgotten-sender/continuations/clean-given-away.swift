import Foundation

final class Box<State>: @unchecked Sendable {
  private let lock = NSLock()
  private var state: State
  init(_ state: State) { self.state = state }
  func withLock<R>(_ body: (inout State) -> R) -> R {
    lock.lock()
    defer { lock.unlock() }
    return body(&state)
  }
}

enum Waiting {
  case idle
  case queued([CheckedContinuation<Int, Never>])
}

final class Gate: @unchecked Sendable {
  private let waiter = Box<CheckedContinuation<Int, Never>?>(nil)
  private var waiting = Waiting.queued([])

  func storedThroughParameter() async -> Int {
    await withCheckedContinuation { continuation in
      waiter.withLock { $0 = continuation }  // ok: the box keeps it
    }
  }

  func addedToPayload() async -> Int {
    await withCheckedContinuation { continuation in
      guard case .queued(let others) = waiting else { return continuation.resume(returning: 0) }
      waiting = .queued(others + [continuation])  // ok: part of a stored array
    }
  }

  func drain() {
    guard case .queued(let all) = waiting else { return }
    waiting = .idle
    for continuation in all { continuation.resume(returning: 0) }
  }

  func storedOutside(_ run: @escaping @Sendable (@escaping @Sendable () async -> Int) -> Void) {
    nonisolated(unsafe) var outside: CheckedContinuation<Int, Never>?
    run {
      await withCheckedContinuation { outside = $0 }  // ok: the surroundings resume it
    }
    outside?.resume(returning: 1)
  }

  func throughWrappedHandler(_ send: @escaping @Sendable (@escaping @Sendable (Int) -> Void) -> Void) async -> Int {
    await withCheckedContinuation { continuation in
      let answer: @Sendable (Int) -> Void = { value in continuation.resume(returning: value) }
      Task { answer(1) }  // ok: the closure's name carries what it captures
    }
  }

  func observed(_ addListener: @escaping @Sendable (@escaping @Sendable (Bool) -> Void) -> Void) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      addListener { isReady in
        if isReady { continuation.resume() }  // ok: the listener is called again
      }
    }
  }
}
