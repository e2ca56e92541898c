import Foundation

/// A semaphore whose places are counted under a lock.
final class Slots: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Int
  private var waiters: [UnsafeContinuation<Void, Never>] = []

  init(_ value: Int) { self.value = value }

  func take() async {
    await withUnsafeContinuation { continuation in
      let isFree = lock.withLock {
        value -= 1
        if value >= 0 { return true }
        waiters.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  @discardableResult
  func put() -> Bool {
    let next = lock.withLock {
      value += 1
      return waiters.isEmpty ? nil : waiters.removeFirst()
    }
    next?.resume()
    return next != nil
  }
}

struct Thumbnails: Sendable {
  let slots = Slots(2)
  let render: @Sendable (URL) async throws -> Data

  func thumbnail(_ url: URL) async throws -> Data {
    await slots.take()
    let data = try await render(url)  // want: forgotten-sender "this 'try', when it throws, leaves 'slots' from line 39 without 'put()'"
    slots.put()
    return data
  }

  func first(of urls: [URL]) async -> Data? {
    await slots.take()
    guard let url = urls.first else { return nil }  // want: forgotten-sender "this return leaves 'slots' from line 46 without 'put()'"
    let data = try? await render(url)
    slots.put()
    return data
  }
}

/// What is behind the lock is a struct.
final class Tickets: Sendable {
  private struct State {
    var count: Int
    var queue: [CheckedContinuation<Void, Never>] = []
  }
  private let state: Guarded<State>

  init(_ count: Int) { state = Guarded(State(count: count)) }

  func draw() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.count > 0 else {
          state.queue.append(continuation)
          return false
        }
        state.count -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  func hand() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if state.queue.isEmpty {
        state.count += 1
        return nil
      }
      return state.queue.removeFirst()
    }
    next?.resume()
  }
}

final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value
  init(_ value: Value) { self.value = value }
  func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    try lock.withLock { try body(&value) }
  }
}

func print(_ pages: [String], _ tickets: Tickets, _ printer: (String) async -> Bool) async -> Int {
  var printed = 0
  for page in pages {
    await tickets.draw()
    guard await printer(page) else { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'tickets' from line 102 without 'hand()'"
    printed += 1
    tickets.hand()
  }
  return printed
}
