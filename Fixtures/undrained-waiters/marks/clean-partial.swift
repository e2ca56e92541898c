import Foundation

// The same, and those who wait are told in any state.

struct Gone: Error {}

/// Those who wait for the opening wait before it.
actor Connection {
  enum State {
    case connecting
    case open
    case closed
  }
  private var state = State.connecting
  private var waiters: [CheckedContinuation<Void, any Error>] = []

  func ready() async throws {
    switch state {
    case .open: return
    case .closed: throw Gone()
    case .connecting: try await withCheckedThrowingContinuation { waiters.append($0) }
    }
  }

  func opened() {
    guard case .connecting = state else { return }
    state = .open
    for waiter in waiters { waiter.resume() }
    waiters = []
  }

  func abandonRepaired() {
    state = .closed
    for waiter in waiters { waiter.resume(throwing: Gone()) }
    waiters = []
  }
}

/// Somebody may wait before it was opened.
final class Mailbox: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var isClosed = false
  private var waiter: CheckedContinuation<String, any Error>?
  private var letters: [String] = []

  func open() { lock.withLock { isOpen = true } }

  func next() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      if !letters.isEmpty {
        continuation.resume(returning: letters.removeFirst())
      } else if isClosed {
        continuation.resume(throwing: Gone())
      } else {
        precondition(waiter == nil)
        waiter = continuation
      }
    }
  }

  func received(_ letter: String) {
    lock.lock()
    defer { lock.unlock() }
    if let waiter {
      self.waiter = nil
      waiter.resume(returning: letter)
    } else {
      letters.append(letter)
    }
  }

  func remoteClosedRepaired() {
    lock.lock()
    defer { lock.unlock() }
    isClosed = true
    isOpen = false
    waiter?.resume(throwing: Gone())
    waiter = nil
  }
}

/// Who comes again does nothing.
actor Outlet {
  private var isClosing = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []
  private var items: [Int] = []
  private let flush: @Sendable () async throws -> Void

  init(_ flush: @escaping @Sendable () async throws -> Void) { self.flush = flush }

  func next() async throws -> Int {
    if !items.isEmpty { return items.removeFirst() }
    guard !isClosing else { throw Gone() }
    return try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func push(_ item: Int) {
    if waiters.isEmpty {
      items.append(item)
    } else {
      waiters.removeFirst().resume(returning: item)
    }
  }

  func wrapUpRepaired() async throws {
    if isClosing { return }
    isClosing = true
    defer { tell() }
    try await flush()
  }

  private func tell() {
    for waiter in waiters { waiter.resume(throwing: Gone()) }
    waiters = []
  }
}

/// What it was asked for says that those who wait are to be served.
actor Counter {
  private var isClosing = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []
  private var items: [Int] = []

  func next() async throws -> Int {
    if !items.isEmpty { return items.removeFirst() }
    guard !isClosing else { throw Gone() }
    return try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func push(_ item: Int) {
    if waiters.isEmpty {
      items.append(item)
    } else {
      waiters.removeFirst().resume(returning: item)
    }
  }

  func shutDown(gracefully: Bool) {
    isClosing = true  // ok: those who wait are still served
    if gracefully { return }
    for waiter in waiters { waiter.resume(throwing: Gone()) }
    waiters = []
  }
}

/// Whoever comes while the first one works waits for him.
actor Tokens {
  enum State {
    case idle
    case refreshing
    case signedOut
  }
  private var state = State.idle
  private var token: String?
  private var waiters: [CheckedContinuation<String, any Error>] = []
  private let fetch: @Sendable () async throws -> String

  init(_ fetch: @escaping @Sendable () async throws -> String) { self.fetch = fetch }

  func current() async throws -> String {
    switch state {
    case .signedOut: throw Gone()
    case .refreshing: return try await withCheckedThrowingContinuation { waiters.append($0) }
    case .idle:
      if let token { return token }
      return try await refreshRepaired()
    }
  }

  private func refreshRepaired() async throws -> String {
    state = .refreshing
    do {
      let new = try await fetch()
      token = new
      state = .idle
      for waiter in waiters { waiter.resume(returning: new) }
      waiters = []
      return new
    } catch {
      state = .signedOut
      for waiter in waiters { waiter.resume(throwing: error) }
      waiters = []
      throw error
    }
  }
}
