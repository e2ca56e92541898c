import Foundation

import Dispatch
import NIOCore

// What is given back is used on each path, or goes on.

func sameRepaired<Value>(_ continuation: CheckedContinuation<Value, Never>) -> CheckedContinuation<Value, Never> {
  continuation
}

func finisherRepaired(_ continuation: CheckedContinuation<Int, Never>) -> (Int?) -> Void {
  { value in continuation.resume(returning: value ?? 0) }
}

func localFinisherRepaired(_ continuation: CheckedContinuation<Int, Never>) -> (Int?) -> Void {
  func finish(_ value: Int?) { continuation.resume(returning: value ?? 0) }
  return finish
}

func partialRepaired(_ continuation: CheckedContinuation<Int, Never>) -> (Int?) -> Void {
  { value in
    if let value { continuation.resume(returning: value) } else { continuation.resume(returning: 0) }
  }
}

func onMainRepaired(_ completion: @escaping @Sendable (Int) -> Void) -> @Sendable (Int) -> Void {
  { value in DispatchQueue.main.async { completion(value) } }
}

func givenRepaired(_ value: Int?) async -> Int {
  await withCheckedContinuation { continuation in
    let waiting = sameRepaired(continuation)
    if let value { waiting.resume(returning: value) } else { waiting.resume(returning: 0) }
  }
}

func finishedRepaired(_ value: Int?) async -> Int {
  await withCheckedContinuation { continuation in
    let finish = finisherRepaired(continuation)
    guard value != 3 else { return finish(nil) }
    finish(value)
  }
}

func finishedLocallyRepaired(_ value: Int?) async -> Int {
  await withCheckedContinuation { continuation in
    let finish = localFinisherRepaired(continuation)
    DispatchQueue.main.async { finish(value) }
  }
}

func countRepaired(_ value: Int?, completion: @escaping @Sendable (Int) -> Void) {
  let completion = onMainRepaired(completion)
  guard let value else { return completion(0) }
  completion(value)
}

/// Given on at once.
func countWith(_ counter: (@escaping (Int) -> Void) -> Void, completion: @escaping @Sendable (Int) -> Void) {
  counter(onMainRepaired(completion))
}

/// The first call counts, others do nothing.
func first(_ completion: @escaping (Int) -> Void) -> (Int) -> Void {
  var isDone = false
  return { value in
    guard !isDone else { return }
    isDone = true
    completion(value)
  }
}

func firstOfTwo(_ value: Int?, completion: @escaping (Int) -> Void) {
  let tell = first(completion)
  if let value { tell(value) }
  tell(0)
}

/// One of two is chosen.
func chosen(_ isSlow: Bool, completion: @escaping @Sendable (Int) -> Void) {
  var tell = completion
  if isSlow { tell = onMainRepaired(completion) }
  tell(1)
}

struct ClerkRepaired: Sendable {
  private func answering(_ continuation: CheckedContinuation<Int, Never>) -> (Int) -> Void {
    { continuation.resume(returning: $0) }
  }

  func askRepaired(isReady: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let answer = answering(continuation)
      answer(isReady ? 1 : 0)
    }
  }
}

/// A step that says what is to be done behind the lock, and nothing where the waiter is parked.
final class Latch: @unchecked Sendable {
  private let lock = NSLock()
  private var isOpen = false
  private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]

  func wait(_ id: Int) async {
    await withCheckedContinuation { continuation in
      park(id, continuation)?()  // ok: parked where nothing is to be done
    }
  }

  private func park(_ id: Int, _ continuation: CheckedContinuation<Void, Never>) -> (() -> Void)? {
    lock.lock()
    defer { lock.unlock() }
    if isOpen { return { continuation.resume() } }
    waiters[id] = continuation
    return nil
  }

  func open() {
    lock.lock()
    isOpen = true
    let all = waiters
    waiters = [:]
    lock.unlock()
    for (_, waiter) in all { waiter.resume() }
  }

  deinit {
    for (_, waiter) in waiters { waiter.resume() }
  }
}

func settlerRepaired(_ promise: EventLoopPromise<Void>?) -> (Error?) -> Void {
  { error in
    if let error {
      promise?.fail(error)
    } else {
      promise?.succeed(())
    }
  }
}

func answererRepaired(_ completion: @escaping (Int) -> Void) -> (Int?) -> Void {
  { value in
    guard let value else {
      completion(0)
      return
    }
    completion(value)
  }
}

/// It is called for each part, and tells when the last one has come.
func collector(_ completion: @escaping ([Int]) -> Void) -> (Int, Bool) -> Void {
  var all: [Int] = []
  return { next, isLast in
    all.append(next)
    if isLast { completion(all) }
  }
}
