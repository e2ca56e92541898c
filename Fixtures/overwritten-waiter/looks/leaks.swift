import Foundation

// What was looked at under the lock is not all that is dropped under it later.

final class Latch: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      waiters.append(continuation)
      lock.unlock()
    }
  }

  func open() {
    lock.lock()
    let all = waiters
    lock.unlock()
    for waiter in all { waiter.resume() }
    lock.lock()
    waiters.removeAll()  // want: overwritten-waiter "this drops every continuation that is still in 'waiters' from line 12, which was looked at in line 19, where others could still come"
    lock.unlock()
  }
}

final class Callbacks: @unchecked Sendable {
  private let lock = NSLock()
  private var completions: [Int: @Sendable (Int?) -> Void] = [:]

  func add(_ number: Int, completion: @escaping @Sendable (Int?) -> Void) {
    lock.lock()
    completions[number] = completion
    lock.unlock()
  }

  func finish(_ result: Int?) {
    lock.lock()
    let all = completions.values
    lock.unlock()
    for completion in all { completion(result) }
    lock.lock()
    completions = [:]  // want: overwritten-waiter "this drops every completion handler that is still in 'completions'"
    lock.unlock()
  }
}

/// Two that come at once find nothing, and the second takes the place of the first.
final class Coalescing: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [String: [CheckedContinuation<Int, Never>]] = [:]

  func load(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      let isKnown = lock.withLock { waiters[name] != nil }
      if isKnown {
        lock.withLock { waiters[name, default: []].append(continuation) }
      } else {
        lock.withLock { waiters[name] = [continuation] }  // want: overwritten-waiter "which was looked at in line 56, where others could still come: what another caller has stored since goes without resuming it"
      }
    }
  }

  func loaded(_ name: String, _ value: Int) {
    let all = lock.withLock { waiters.removeValue(forKey: name) ?? [] }
    for waiter in all { waiter.resume(returning: value) }
  }
}

actor Barrier {
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async { await withCheckedContinuation { waiters.append($0) } }

  func openSlowly() async {
    for waiter in waiters {
      waiter.resume()
      await Task.yield()
    }
    waiters.removeAll()  // want: overwritten-waiter "this drops every continuation that is still in 'waiters' from line 74, which was looked at in line 77"
  }

  func openLater() async {
    let all = waiters
    await note(all.count)
    for waiter in all { waiter.resume() }
    waiters = []  // want: overwritten-waiter "which was looked at in line 85"
  }

  private func note(_ count: Int) async { if count > 1 { await Task.yield() } }
}

/// A busy actor is asked before it suspends, and not again.
actor Printer {
  private var waiter: CheckedContinuation<Void, any Error>?

  func printed(_ page: Int) async throws {
    guard waiter == nil else { throw CancellationError() }
    await warmUp()
    try await withCheckedThrowingContinuation { waiter = $0 }  // want: overwritten-waiter "which was looked at in line 99"
  }

  func done() {
    waiter?.resume()
    waiter = nil
  }

  private func warmUp() async { try? await Task.sleep(for: .seconds(1)) }
}

@MainActor
final class Sheet {
  private var completions: [(Bool) -> Void] = []

  func closed(completion: @escaping (Bool) -> Void) { completions.append(completion) }

  func close() async {
    let all = completions
    await fade()
    for completion in all { completion(true) }
    completions.removeAll()  // want: overwritten-waiter "this drops every completion handler that is still in 'completions'"
  }

  private func fade() async { await Task.yield() }
}

final class Mailroom: @unchecked Sendable {
  private let lock = NSRecursiveLock()
  private var waiters: [String: CheckedContinuation<String?, Never>] = [:]

  func letter(for name: String) async -> String? {
    await withCheckedContinuation { continuation in
      lock.lock()
      let old = waiters.updateValue(continuation, forKey: name)
      lock.unlock()
      old?.resume(returning: nil)
    }
  }

  func closeForToday() {
    lock.lock()
    let all = waiters
    lock.unlock()
    for waiter in all.values { waiter.resume(returning: nil) }
    lock.lock()
    waiters = [:]  // want: overwritten-waiter "this drops every continuation that is still in 'waiters'"
    lock.unlock()
  }
}
