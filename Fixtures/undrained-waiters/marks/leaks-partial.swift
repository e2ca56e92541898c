import Foundation

// Functions that set the mark and tell those who wait in some states only, or not where something fails.

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

  func abandon() {
    guard case .open = state else {
      state = .closed  // want: undrained-waiters "'state = .closed' ends this and leaves what is still in 'waiters'"
      return
    }
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

  func remoteClosed() {
    lock.lock()
    defer { lock.unlock() }
    isClosed = true  // want: undrained-waiters "'isClosed = true' ends this and leaves what is still in 'waiter'"
    guard isOpen else { return }
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

  func wrapUp() async throws {
    if isClosing { return }
    isClosing = true  // want: undrained-waiters "'isClosing = true' ends this and leaves what is still in 'waiters'"
    try await flush()
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
      return try await refresh()
    }
  }

  private func refresh() async throws -> String {
    state = .refreshing
    do {
      let new = try await fetch()
      token = new
      state = .idle
      for waiter in waiters { waiter.resume(returning: new) }
      waiters = []
      return new
    } catch {
      state = .signedOut  // want: undrained-waiters "'state = .signedOut' ends this and leaves what is still in 'waiters'"
      throw error
    }
  }
}
