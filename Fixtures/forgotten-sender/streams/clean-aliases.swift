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

  func registerRepaired(_ port: Int) -> (signals: Signals, outcome: Outcome) {
    let (signals, continuation) = Signals.makeStream(bufferingPolicy: .bufferingNewest(1))
    guard isOpen else {
      continuation.finish(throwing: PortFailure.closed)
      return (signals, .failed(PortFailure.closed))
    }
    lock.withLock { listeners[port] = continuation }
    return (signals, .registered)
  }

  func unregisterRepaired(_ port: Int) {
    let listener = lock.withLock { listeners.removeValue(forKey: port) }
    listener?.finish()
  }

  func numbersRepaired(upTo count: Int) -> Signals {
    Signals { continuation in
      if count < 0 { return continuation.finish() }
      for number in 0..<count { continuation.yield(number) }
      continuation.finish()
    }
  }
}

/// The other name stands for itself.
typealias Ticks = AsyncStream<Int>

func ticksRepaired(upTo count: Int) -> Ticks {
  Ticks { continuation in
    guard count > 0 else { return continuation.finish() }
    for number in 0..<count { continuation.yield(number) }
    continuation.finish()
  }
}

func pairOfTicksRepaired(upTo count: Int) -> Ticks {
  let pair = Ticks.makeStream()
  guard count > 0 else {
    pair.continuation.finish()
    return pair.stream
  }
  for number in 0..<count { pair.continuation.yield(number) }
  pair.continuation.finish()
  return pair.stream
}
