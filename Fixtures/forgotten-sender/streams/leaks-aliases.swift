import Foundation

// A stream is made by another name of its type.

enum PortFailure: Error { case closed }

final class Ports: @unchecked Sendable {
  typealias Signals = AsyncThrowingStream<Int, Error>
  enum Outcome {
    case registered
    case failed(Error)
  }

  private let isOpen: Bool
  private let lock = NSLock()
  private var listeners: [Int: Signals.Continuation] = [:]

  init(isOpen: Bool) { self.isOpen = isOpen }

  func register(_ port: Int) -> (signals: Signals, outcome: Outcome) {
    let (signals, continuation) = Signals.makeStream(bufferingPolicy: .bufferingNewest(1))
    guard isOpen else {
      return (signals, .failed(PortFailure.closed))  // want: forgotten-sender "'continuation'"
    }
    lock.withLock { listeners[port] = continuation }
    return (signals, .registered)
  }

  func unregister(_ port: Int) {
    let listener = lock.withLock { listeners.removeValue(forKey: port) }
    if isOpen { listener?.finish() }
  }  // want: forgotten-sender "'listener'"

  func numbers(upTo count: Int) -> Signals {
    Signals { continuation in
      if count < 0 { return }  // want: forgotten-sender "'continuation'"
      for number in 0..<count { continuation.yield(number) }
      continuation.finish()
    }
  }
}

/// The other name stands for itself.
typealias Ticks = AsyncStream<Int>

func ticks(upTo count: Int) -> Ticks {
  Ticks { continuation in
    guard count > 0 else { return }  // want: forgotten-sender "'continuation'"
    for number in 0..<count { continuation.yield(number) }
    continuation.finish()
  }
}

func pairOfTicks(upTo count: Int) -> Ticks {
  let pair = Ticks.makeStream()
  guard count > 0 else { return pair.stream }  // want: forgotten-sender "'continuation'"
  for number in 0..<count { pair.continuation.yield(number) }
  pair.continuation.finish()
  return pair.stream
}
