import Foundation
import Synchronization

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

  func openRepaired() {
    lock.lock()
    let all = waiters
    waiters.removeAll()
    lock.unlock()
    for waiter in all { waiter.resume() }
  }
}

/// Nobody comes any more once the mark is set.
final class ClosedLatch: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { continuation in
      lock.lock()
      guard !isOpen else {
        lock.unlock()
        return continuation.resume()
      }
      waiters.append(continuation)
      lock.unlock()
    }
  }

  func open() {
    lock.lock()
    isOpen = true
    let all = waiters
    lock.unlock()
    for waiter in all { waiter.resume() }
    lock.lock()
    waiters.removeAll()  // ok: whoever comes late asks
    lock.unlock()
  }
}

final class Callbacks: @unchecked Sendable {
  private let queue = DispatchQueue(label: "callbacks")
  private var completions: [Int: @Sendable (Int?) -> Void] = [:]

  func add(_ number: Int, completion: @escaping @Sendable (Int?) -> Void) {
    queue.async { self.completions[number] = completion }
  }

  func finishRepaired(_ result: Int?) {
    let all = queue.sync {
      defer { completions = [:] }
      return completions
    }
    for completion in all.values { completion(result) }
  }
}

final class Guarded: Sendable {
  private let waiter = Mutex<CheckedContinuation<Int, Never>?>(nil)

  func value() async -> Int {
    await withCheckedContinuation { continuation in
      let old = waiter.withLock { kept in
        let old = kept
        kept = continuation
        return old
      }
      old?.resume(returning: 0)
    }
  }

  func tellRepaired(_ value: Int) {
    let found = waiter.withLock { kept in
      let found = kept
      kept = nil
      return found
    }
    found?.resume(returning: value)
  }
}

final class Coalescing: @unchecked Sendable {
  private let lock = NSLock()
  private var waiters: [String: [CheckedContinuation<Int, Never>]] = [:]

  func loadRepaired(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      lock.withLock {
        if waiters[name] != nil {
          waiters[name, default: []].append(continuation)
        } else {
          waiters[name] = [continuation]
        }
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

  func openSlowlyRepaired() async {
    let all = waiters
    waiters = []
    for waiter in all {
      waiter.resume()
      await Task.yield()
    }
  }

  func openLaterRepaired() async {
    await note(waiters.count)
    for waiter in waiters { waiter.resume() }
    waiters = []  // ok: nobody comes between the two
  }

  private func note(_ count: Int) async { if count > 1 { await Task.yield() } }
}

actor Printer {
  private var waiter: CheckedContinuation<Void, any Error>?

  func printedRepaired(_ page: Int) async throws {
    await warmUp()
    guard waiter == nil else { throw CancellationError() }
    try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func done() {
    waiter?.resume()
    waiter = nil
  }

  private func warmUp() async { try? await Task.sleep(for: .seconds(1)) }
}

/// A flag keeps the second away while the first is suspended.
actor BusyPrinter {
  private var waiter: CheckedContinuation<Void, any Error>?
  private var isBusy = false

  func printed(_ page: Int) async throws {
    guard waiter == nil, !isBusy else { throw CancellationError() }
    isBusy = true
    defer { isBusy = false }
    await warmUp()
    try await withCheckedThrowingContinuation { waiter = $0 }  // ok: nobody else comes so far
  }

  func done() {
    waiter?.resume()
    waiter = nil
  }

  private func warmUp() async { try? await Task.sleep(for: .seconds(1)) }
}

/// Whoever has waited takes out his own.
actor OwnEntry {
  private var waiter: CheckedContinuation<Void, Never>?

  func wait() async {
    guard waiter == nil else { return }
    await withCheckedContinuation { waiter = $0 }
    waiter = nil  // ok: it was resumed
  }

  func done() {
    let resumed = waiter
    waiter = nil
    resumed?.resume()
  }
}

@MainActor final class Sheet {
  private var completions: [(Bool) -> Void] = []

  func closed(completion: @escaping (Bool) -> Void) { completions.append(completion) }

  func closeRepaired() async {
    await fade()
    let all = completions
    completions.removeAll()
    for completion in all { completion(true) }
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

  func closeForTodayRepaired() {
    lock.lock()
    let all = waiters
    waiters = [:]
    lock.unlock()
    for waiter in all.values { waiter.resume(returning: nil) }
  }
}
