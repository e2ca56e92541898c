import Foundation

// What actions hide from the analysis so far.

typealias Writer = CheckedContinuation<Void, Never>

/// Several waiters in a struct that wakes them all: it is no carrier of its own.
struct Writers {
  var continuations: [Writer]
  func resume() { for continuation in continuations { continuation.resume() } }
}

final class Broadcast: @unchecked Sendable {
  enum Action {
    case resume(Writers)
    case none
  }
  private struct Machine {
    var waiting: [Writer] = []
    mutating func take() -> Action {
      if waiting.isEmpty { return .none }
      let all = waiting
      waiting = []
      return .resume(Writers(continuations: all))
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in lock.withLock { machine.waiting.append(continuation) } }
  }

  func send(_ isReal: Bool) {
    switch lock.withLock({ machine.take() }) {
    case .resume(let writers):
      if isReal { writers.resume() }
    case .none: break
    }
  }  // todo-want: forgotten-sender "'writers'"
}

/// A case whose payload no pattern names: whoever passes it by has nothing to say of it.
final class Swallowed: @unchecked Sendable {
  enum Action {
    case resume(Writer)
    case none
  }
  private struct Machine {
    var waiter: Writer?
    mutating func take() -> Action {
      guard let first = waiter else { return .none }
      waiter = nil
      return .resume(first)
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in
      let earlier = lock.withLock {
        let earlier = machine.take()
        machine.waiter = continuation
        return earlier
      }
      if case .resume(let writer) = earlier { writer.resume() }
    }
  }

  func skip() {
    switch lock.withLock({ machine.take() }) {
    case .resume: print("somebody waits")  // todo-want: forgotten-sender "resume"
    case .none: break
    }
  }
}
