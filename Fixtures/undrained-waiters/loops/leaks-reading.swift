import Foundation

struct Event: Sendable {
  var tag: Int
}
protocol Socket: Sendable {
  func receive() async throws -> Data
  func poll() async -> Event?
}
func decode(_ data: Data) throws -> Event { Event(tag: data.count) }

/// The removal stands under a lock.
final class Locked: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]

  func answer(_ tag: Int) async -> Bool {
    await withCheckedContinuation { continuation in lock.withLock { waiters[tag] = continuation } }
  }

  func run(_ events: AsyncStream<Event>) async {
    for await event in events {  // want: undrained-waiters "when this loop has ended"
      let waiter = lock.withLock { waiters.removeValue(forKey: event.tag) }
      waiter?.resume(returning: true)
    }
  }
}

/// In a helper, too.
final class Helped: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]

  func answer(_ tag: Int) async -> Bool {
    await withCheckedContinuation { continuation in lock.withLock { waiters[tag] = continuation } }
  }

  func run(_ events: AsyncStream<Event>) async {
    for await event in events { tell(event) }  // want: undrained-waiters "when this loop has ended"
  }

  private func tell(_ event: Event) {
    let waiter = lock.withLock { waiters.removeValue(forKey: event.tag) }
    waiter?.resume(returning: true)
  }
}

/// What is read is nil at the end.
actor Polling {
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]

  func answer(_ tag: Int) async -> Bool { await withCheckedContinuation { waiters[tag] = $0 } }

  func run(_ socket: any Socket) async {
    while let event = await socket.poll() {  // want: undrained-waiters "when this loop has ended"
      waiters.removeValue(forKey: event.tag)?.resume(returning: true)
    }
  }
}

actor Breaking {
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]

  func answer(_ tag: Int) async -> Bool { await withCheckedContinuation { waiters[tag] = $0 } }

  func run(_ socket: any Socket) async {
    while true {
      guard let event = await socket.poll() else { break }  // want: undrained-waiters "when this loop has ended"
      tell(event.tag)
    }
  }

  private func tell(_ tag: Int) {
    guard let waiter = waiters.removeValue(forKey: tag) else { return }
    waiter.resume(returning: true)
  }
}

/// The end comes as an error.
actor Receiving {
  private var pending: [Int: CheckedContinuation<Bool, any Error>] = [:]
  private let socket: any Socket

  init(_ socket: any Socket) { self.socket = socket }

  func ask(_ tag: Int) async throws -> Bool {
    try await withCheckedThrowingContinuation { pending[tag] = $0 }
  }

  func run() async throws {
    while true {
      let data = try await socket.receive()  // want: undrained-waiters "when this loop has ended"
      let event = try decode(data)
      pending.removeValue(forKey: event.tag)?.resume(returning: true)
    }
  }
}

/// It begins again for the next one; those who wait already are forgotten.
actor Batching {
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
  private var isRunning = false
  private let socket: any Socket

  init(_ socket: any Socket) { self.socket = socket }

  func ask(_ tag: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      waiters[tag] = continuation
      if isRunning { return }
      isRunning = true
      Task { await self.work() }
    }
  }

  private func work() async {
    while !waiters.isEmpty {
      guard let event = await socket.poll() else { break }  // want: undrained-waiters "when this loop has ended"
      waiters.removeValue(forKey: event.tag)?.resume(returning: true)
    }
    isRunning = false
  }
}
