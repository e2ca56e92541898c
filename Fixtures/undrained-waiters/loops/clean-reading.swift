import Foundation

struct Event: Sendable {
  var tag: Int
}
protocol Socket: Sendable {
  func receive() async throws -> Data
  func poll() async -> Event?
  func isAlive() async -> Bool
}
func decode(_ data: Data) throws -> Event { Event(tag: data.count) }

final class LockedRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var hasEnded = false
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]

  func answer(_ tag: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      lock.withLock {
        if hasEnded {
          continuation.resume(returning: false)
        } else {
          waiters[tag] = continuation
        }
      }
    }
  }

  func runRepaired(_ events: AsyncStream<Event>) async {
    for await event in events {
      let waiter = lock.withLock { waiters.removeValue(forKey: event.tag) }
      waiter?.resume(returning: true)
    }
    let left = lock.withLock {
      hasEnded = true
      let all = waiters
      waiters = [:]
      return all
    }
    for waiter in left.values { waiter.resume(returning: false) }
  }
}

actor PollingRepaired {
  private var hasEnded = false
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]

  func answer(_ tag: Int) async -> Bool {
    if hasEnded { return false }
    return await withCheckedContinuation { waiters[tag] = $0 }
  }

  func runRepaired(_ socket: any Socket) async {
    while let event = await socket.poll() {
      waiters.removeValue(forKey: event.tag)?.resume(returning: true)
    }
    end()
  }

  func breakRepaired(_ socket: any Socket) async {
    while true {
      guard let event = await socket.poll() else { break }
      waiters.removeValue(forKey: event.tag)?.resume(returning: true)
    }
    end()
  }

  private func end() {
    hasEnded = true
    for waiter in waiters.values { waiter.resume(returning: false) }
    waiters = [:]
  }
}

/// Whoever catches the error tells all.
actor ReceivingRepaired {
  private var pending: [Int: CheckedContinuation<Bool, any Error>] = [:]
  private var failure: (any Error)?
  private let socket: any Socket

  init(_ socket: any Socket) { self.socket = socket }

  func ask(_ tag: Int) async throws -> Bool {
    if let failure { throw failure }
    return try await withCheckedThrowingContinuation { pending[tag] = $0 }
  }

  func run() async {
    do {
      try await receive()
    } catch {
      failure = error
      for waiter in pending.values { waiter.resume(throwing: error) }
      pending = [:]
    }
  }

  private func receive() async throws {
    while true {
      let event = try decode(try await socket.receive())
      pending.removeValue(forKey: event.tag)?.resume(returning: true)
    }
  }
}

/// The loop begins again when the connection is lost.
actor Reconnecting {
  private var pending: [Int: CheckedContinuation<Bool, any Error>] = [:]
  private let socket: any Socket

  init(_ socket: any Socket) { self.socket = socket }

  func ask(_ tag: Int) async throws -> Bool {
    try await withCheckedThrowingContinuation { pending[tag] = $0 }
  }

  func run() async {
    while true {
      do {
        while true {
          let event = try decode(try await socket.receive())
          pending.removeValue(forKey: event.tag)?.resume(returning: true)
        }
      } catch {
        print(error)
      }
    }
  }
}

/// What it asks for are the waiters themselves.
actor Ordered {
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
  private var order: [Int] = []

  func turn(_ tag: Int) async -> Bool {
    order.append(tag)
    return await withCheckedContinuation { waiters[tag] = $0 }
  }

  func admit() {
    guard let tag = order.first else { return }
    order.removeFirst()
    waiters.removeValue(forKey: tag)?.resume(returning: true)
  }

  func close() async {
    while let tag = await next() { waiters.removeValue(forKey: tag)?.resume(returning: false) }
  }

  private func next() async -> Int? { order.isEmpty ? nil : order.removeFirst() }
}

/// What it asks does not tell whom it answers: it ends when nobody is left.
actor Pumping {
  private var waiters: [CheckedContinuation<Bool, Never>] = []
  private let socket: any Socket

  init(_ socket: any Socket) { self.socket = socket }

  func turn() async -> Bool { await withCheckedContinuation { waiters.append($0) } }

  func pump() async {
    while await socket.isAlive() {
      if waiters.isEmpty { return }
      waiters.removeFirst().resume(returning: true)
    }
  }
}

/// It ends when nobody waits any more.
actor BatchingRepaired {
  private var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
  private var isRunning = false
  private let socket: any Socket

  init(_ socket: any Socket) { self.socket = socket }

  func ask(_ tag: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      waiters[tag] = continuation
      if isRunning { return }
      isRunning = true
      Task { await self.workRepaired() }
    }
  }

  private func workRepaired() async {
    while !waiters.isEmpty {
      guard let event = await socket.poll() else { continue }
      waiters.removeValue(forKey: event.tag)?.resume(returning: true)
    }
    isRunning = false
  }
}

/// Each waits for some time only.
final class Timed: @unchecked Sendable {
  private let lock = NSLock()
  private var pending: [Int: CheckedContinuation<Bool, Never>] = [:]

  func ask(_ tag: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      lock.withLock { pending[tag] = continuation }
      DispatchQueue.main.asyncAfter(deadline: .now() + 5) { self.tell(tag, false) }
    }
  }

  func run(_ events: AsyncStream<Event>) async {
    for await event in events { tell(event.tag, true) }
  }

  func run(_ socket: any Socket) async throws {
    while true {
      let event = try decode(try await socket.receive())
      tell(event.tag, true)
    }
  }

  private func tell(_ tag: Int, _ answer: Bool) {
    lock.withLock { pending.removeValue(forKey: tag) }?.resume(returning: answer)
  }
}

actor TimedByTask {
  private var pending: [Int: CheckedContinuation<Bool, Never>] = [:]

  func ask(_ tag: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      pending[tag] = continuation
      Task {
        try? await Task.sleep(nanoseconds: 1_000_000)
        pending.removeValue(forKey: tag)?.resume(returning: false)
      }
    }
  }

  func run(_ events: AsyncStream<Event>) async {
    for await event in events { pending.removeValue(forKey: event.tag)?.resume(returning: true) }
  }
}

/// It goes through what is there.
actor Refreshing {
  private var pending: [Int: CheckedContinuation<Bool, any Error>] = [:]
  private let socket: any Socket

  init(_ socket: any Socket) { self.socket = socket }

  func ask(_ tag: Int) async throws -> Bool {
    try await withCheckedThrowingContinuation { pending[tag] = $0 }
  }

  func refresh(_ count: Int) async throws {
    for _ in 0..<count {
      let data = try await socket.receive()
      pending.removeValue(forKey: data.count)?.resume(returning: true)
    }
  }
}
