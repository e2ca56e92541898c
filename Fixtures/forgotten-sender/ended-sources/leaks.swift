import AVFoundation
import Dispatch
import Foundation
import Network

// Closures that are called again and again, until they end that themselves: and then they leave the one who waits.

@MainActor
func poll(_ isReady: @escaping @Sendable () -> Bool) async {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var attempts = 0
    Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { timer in
      attempts += 1
      if attempts > 10 {
        timer.invalidate()
        return  // want: forgotten-sender "this return leaves 'continuation'"
      }
      guard isReady() else { return }
      timer.invalidate()
      continuation.resume()
    }
  }
}

func pollBySource(_ isReady: @escaping @Sendable () -> Bool, completion: @escaping @Sendable (Bool) -> Void) {
  nonisolated(unsafe) var attempts = 0
  let timer = DispatchSource.makeTimerSource()
  timer.schedule(deadline: .now(), repeating: 1)
  timer.setEventHandler {
    attempts += 1
    guard attempts < 10 else {
      timer.cancel()
      return  // want: forgotten-sender "without calling 'completion'"
    }
    if isReady() {
      timer.cancel()
      completion(true)
    }
  }
  timer.resume()
}

/// Whoever reads waits for more when the timer has stopped.
@MainActor
func ticks(_ count: Int) async -> Int {
  let ticks = AsyncStream<Int> { continuation in
    nonisolated(unsafe) var number = 0
    Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { timer in
      number += 1
      continuation.yield(number)
      if number == count {
        timer.invalidate()
      }
    }  // want: forgotten-sender "without 'finish()' (when 'number == count' is true)"
  }
  var sum = 0
  for await tick in ticks { sum += tick }
  return sum
}

func countDown(_ isReady: @escaping @Sendable () -> Bool, _ queue: DispatchQueue) async throws {
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
      }
    }  // want: forgotten-sender "leaves 'continuation'"
    timer.resume()
  }
}

/// The observation is over in either case.
func prepare(_ item: AVPlayerItem) async throws {
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
      }
    }  // want: forgotten-sender "leaves 'continuation'"
  }
}

/// A handler that is taken away hears of nothing more.
func connect(_ connection: NWConnection) async throws {
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
      default:
        break
      }
    }  // want: forgotten-sender "leaves 'continuation'"
    connection.start(queue: .main)
  }
}

/// The timer is stopped by the answer to what each turn asks.
@MainActor
func pollUntilThere(
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
      if value != nil { timer.invalidate() }
    }  // want: forgotten-sender "leaves without calling 'completion'"
  }
}
