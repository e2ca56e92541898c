import Foundation

// What a constant or variable stands for: one that branches give a value, one that is made of itself, two that are made of each other.

final class Slot: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Int?
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func waitRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      lock.lock()
      let isParked: Bool
      let current = value
      if current == nil {
        waiters.append(continuation)
        isParked = true
      } else {
        isParked = false
      }
      lock.unlock()
      guard !isParked else { return }  // ok: it is parked
      continuation.resume(returning: current ?? 0)
    }
  }

  func set(_ new: Int) {
    lock.lock()
    value = new
    let all = waiters
    waiters = []
    lock.unlock()
    for waiter in all { waiter.resume(returning: new) }
  }

  deinit {
    for waiter in waiters { waiter.resume(returning: 0) }
  }
}

/// The first error of several.
func firstError(_ results: [Result<Int, any Error>], completion: @escaping ((any Error)?) -> Void) {
  var first: (any Error)?
  for result in results {
    guard case .failure(let error) = result else { continue }
    first = first ?? error
  }
  completion(first)
}

func firstErrorOfCallbacks(_ load: (@escaping ((any Error)?) -> Void) -> Void, completion: @escaping (Bool) -> Void) {
  var first: (any Error)?
  load { error in
    first = first ?? error
    completion(first == nil)
  }
}

final class Node {
  var next: Node?
}

func reverse(_ head: Node?, completion: @escaping (Node?) -> Void) {
  var last: Node?
  var current: Node?
  current = head
  while let node = current {
    let next = node.next
    node.next = last
    last = current
    current = next
  }
  completion(last)
}

func exchanged(_ flag: Bool, completion: @escaping (Node?) -> Void) {
  var one: Node?
  var other: Node?
  one = other
  other = one
  if other == nil { completion(nil) } else { completion(one) }
}
