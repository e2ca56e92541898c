import Foundation

// What has been taken off its list is found nowhere any more, and may keep what has been resumed.

final class ListOfWaiters: @unchecked Sendable {
  private final class Node {
    var continuation: CheckedContinuation<Bool, Never>?
    var next: Node?
    init(_ continuation: CheckedContinuation<Bool, Never>) { self.continuation = continuation }
  }

  private var head: Node?
  private let lock = NSLock()

  func acquire() async -> Bool {
    await withCheckedContinuation { continuation in
      lock.lock()
      let node = Node(continuation)
      node.next = head
      head = node
      lock.unlock()
    }
  }

  func close() {
    lock.lock()
    var node = head
    head = nil
    lock.unlock()
    while let current = node {
      current.continuation?.resume(returning: false)  // ok: the list is another one now
      node = current.next
    }
  }
}

final class BoxOfWaiter {
  var continuation: CheckedContinuation<Int, Never>?
  init(_ continuation: CheckedContinuation<Int, Never>) { self.continuation = continuation }
}

actor ArrayOfWaiters {
  private var all: [BoxOfWaiter] = []
  func wait() async -> Int { await withCheckedContinuation { all.append(BoxOfWaiter($0)) } }

  func wakeAll() {
    let waiters = all
    all = []
    for waiter in waiters { waiter.continuation?.resume(returning: 1) }
  }

  func wakeOne() {
    guard let waiter = all.popLast() else { return }
    waiter.continuation?.resume(returning: 1)
  }
}
