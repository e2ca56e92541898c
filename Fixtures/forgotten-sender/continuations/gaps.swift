import Foundation

// Known gaps: these need a view of several types, of values, or of the order of two closures.

protocol Motor: Sendable {
  func tryStart(completion: @escaping @Sendable (Int) -> Void) -> Bool
  func start(completion: @escaping @Sendable (Int) -> Void)
}

enum Mode: Sendable {
  case eager, lazy
}

func note(_ message: String) {
  print(message)
}

struct Machine: Sendable {
  let motor: any Motor
  let isElectric: Bool

  func refusedStart() async -> Int {
    await withCheckedContinuation { continuation in
      let started = motor.tryStart { continuation.resume(returning: $0) }
      if started { return }
      guard isElectric else { return }  // todo-want: forgotten-sender "continuation"
      continuation.resume(returning: 0)
    }
  }

  func workItemCancelled() async -> Int {
    await withCheckedContinuation { continuation in
      let item = DispatchWorkItem { continuation.resume(returning: 1) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 1, execute: item)
      if isElectric {
        item.cancel()  // todo-want: forgotten-sender "continuation"
      }
    }
  }
}

struct Pool {
  enum Action {
    case none
    case fail(CheckedContinuation<Int, Never>)
  }

  var isClosed = false
  private var waiters: [CheckedContinuation<Int, Never>] = []

  mutating func add(_ continuation: CheckedContinuation<Int, Never>) -> Action {
    if isClosed { return .fail(continuation) }
    waiters.append(continuation)
    return .none
  }

  mutating func close() {
    isClosed = true
    for waiter in waiters { waiter.resume(returning: 0) }
    waiters = []
  }
}

final class PoolOwner: @unchecked Sendable {
  private var pool = Pool()

  func acquire() async -> Int {
    await withCheckedContinuation { continuation in
      switch pool.add(continuation) {
      case .none: break
      case .fail: note("closed")
      }
    }  // todo-want: forgotten-sender "continuation"
  }

  func close() {
    pool.close()
  }
}
