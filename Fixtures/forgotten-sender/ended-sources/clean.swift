import AVFoundation
import Dispatch
import Foundation
import Network

@MainActor
func pollRepaired(_ isReady: @escaping @Sendable () -> Bool) async {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var attempts = 0
    Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { timer in
      attempts += 1
      if attempts > 10 {
        timer.invalidate()
        continuation.resume()
        return
      }
      guard isReady() else { return }
      timer.invalidate()
      continuation.resume()
    }
  }
}

func pollBySourceRepaired(_ isReady: @escaping @Sendable () -> Bool, completion: @escaping @Sendable (Bool) -> Void) {
  nonisolated(unsafe) var attempts = 0
  let timer = DispatchSource.makeTimerSource()
  timer.schedule(deadline: .now(), repeating: 1)
  timer.setEventHandler {
    attempts += 1
    let isDone = isReady()
    guard isDone || attempts == 10 else { return }
    timer.cancel()
    completion(isDone)
  }
  timer.resume()
}

@MainActor
func ticksRepaired(_ count: Int) async -> Int {
  let ticks = AsyncStream<Int> { continuation in
    nonisolated(unsafe) var number = 0
    Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { timer in
      number += 1
      continuation.yield(number)
      if number == count {
        timer.invalidate()
        continuation.finish()
      }
    }
  }
  var sum = 0
  for await tick in ticks { sum += tick }
  return sum
}

func countDownRepaired(_ isReady: @escaping @Sendable () -> Bool, _ queue: DispatchQueue) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    nonisolated(unsafe) var left = 10
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now(), repeating: .milliseconds(100))
    timer.setEventHandler {
      left -= 1
      if isReady() {
        timer.cancel()
        continuation.resume()
      } else if left == 0 {
        timer.cancel()
        continuation.resume(throwing: CancellationError())
      }
    }
    timer.resume()
  }
}

/// What the consumer ends is over for both.
@MainActor
func endless() -> AsyncStream<Int> {
  AsyncStream { continuation in
    let timer = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { _ in continuation.yield(1) }
    continuation.onTermination = { _ in timer.invalidate() }
  }
}

/// The other timer goes on.
func replaced(_ isReady: @escaping @Sendable () -> Bool, completion: @escaping @Sendable () -> Void) {
  let slow = DispatchSource.makeTimerSource()
  let fast = DispatchSource.makeTimerSource()
  fast.setEventHandler {
    guard isReady() else { return slow.cancel() }
    fast.cancel()
    completion()
  }
  fast.resume()
  slow.resume()
}

/// A time limit tells of it, whoever stops.
func inTime(_ isReady: @escaping @Sendable () -> Bool, completion: @escaping @Sendable (Bool) -> Void) {
  let timer = DispatchSource.makeTimerSource()
  let once = Once(completion)
  nonisolated(unsafe) var attempts = 0
  timer.setEventHandler {
    attempts += 1
    guard attempts < 10 else { return timer.cancel() }
    if isReady() { once.tell(true) }
  }
  timer.resume()
  DispatchQueue.global().asyncAfter(deadline: .now() + 20) { once.tell(false) }
}

final class Once: @unchecked Sendable {
  private let lock = NSLock()
  private var completion: (@Sendable (Bool) -> Void)?

  init(_ completion: @escaping @Sendable (Bool) -> Void) { self.completion = completion }

  func tell(_ isReady: Bool) {
    let completion = lock.withLock { () -> (@Sendable (Bool) -> Void)? in
      defer { self.completion = nil }
      return self.completion
    }
    completion?(isReady)
  }
}

func prepareRepaired(_ item: AVPlayerItem) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    nonisolated(unsafe) var observation: NSKeyValueObservation?
    observation = item.observe(\.status) { item, _ in
      switch item.status {
      case .unknown:
        return
      case .readyToPlay:
        observation?.invalidate()
        continuation.resume()
      case .failed:
        observation?.invalidate()
        continuation.resume(throwing: item.error ?? CancellationError())
      }
    }
  }
}

func connectRepaired(_ connection: NWConnection) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    connection.stateUpdateHandler = { state in
      switch state {
      case .ready:
        connection.stateUpdateHandler = nil
        continuation.resume()
      case .failed(let error):
        connection.stateUpdateHandler = nil
        continuation.resume(throwing: error)
      case .cancelled:
        connection.stateUpdateHandler = nil
        continuation.resume(throwing: CancellationError())
      default:
        break
      }
    }
    connection.start(queue: .main)
  }
}

@MainActor
func pollByFetch(
  _ fetch: @escaping @Sendable (@escaping @Sendable (Int?) -> Void) -> Void,
  completion: @escaping @Sendable (Int?) -> Void
) {
  nonisolated(unsafe) var attempts = 0
  Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { timer in
    attempts += 1
    guard attempts < 10 else {
      timer.invalidate()
      return completion(nil)
    }
    fetch { value in
      guard let value else { return }  // ok: the next turn asks again
      timer.invalidate()
      completion(value)
    }
  }
}

@MainActor
func pollUntilThereRepaired(
  _ fetch: @escaping @Sendable (@escaping @Sendable (Int?) -> Void) -> Void,
  isOpen: @escaping @Sendable () -> Bool,
  completion: @escaping @Sendable (Int?) -> Void
) {
  Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { timer in
    guard isOpen() else {
      timer.invalidate()
      return completion(nil)
    }
    fetch { value in
      guard let value else { return }
      timer.invalidate()
      completion(value)
    }
  }
}
