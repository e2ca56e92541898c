import NIOCore

// All of the list are answered, or those that are not go back.

enum LoadError: Error { case unknown }

final class Loader {
  private var queue: [(key: Int, promise: EventLoopPromise<String>)] = []
  private let loop: any EventLoop
  init(_ loop: any EventLoop) { self.loop = loop }

  func load(_ key: Int) -> EventLoopFuture<String> {
    let promise = loop.makePromise(of: String.self)
    queue.append((key, promise))
    return promise.futureResult
  }

  func execute(_ values: [Int: String]) {
    let entries = queue
    queue = []
    answerRepaired(entries, values)
  }

  private func answerRepaired(_ entries: [(key: Int, promise: EventLoopPromise<String>)], _ values: [Int: String]) {
    for entry in entries {
      guard let value = values[entry.key] else {
        entry.promise.fail(LoadError.unknown)
        continue
      }
      entry.promise.succeed(value)
    }
  }
}

struct Pending: Sendable {
  let key: Int
  let waiter: CheckedContinuation<String, any Error>
}

actor Pool {
  private var waiting: [Pending] = []

  func value(_ key: Int) async throws -> String {
    try await withCheckedThrowingContinuation { waiting.append(Pending(key: key, waiter: $0)) }
  }

  func arrived(_ values: [Int: String]) {
    let all = waiting
    waiting = []
    deliverRepaired(all, values)
  }

  private func deliverRepaired(_ all: [Pending], _ values: [Int: String]) {
    for pending in all {
      guard let value = values[pending.key] else {
        pending.waiter.resume(throwing: LoadError.unknown)
        continue
      }
      pending.waiter.resume(returning: value)
    }
  }
}

/// The list stays where it is.
actor Shelf {
  private var waiting: [Pending] = []

  func value(_ key: Int) async throws -> String {
    try await withCheckedThrowingContinuation { waiting.append(Pending(key: key, waiter: $0)) }
  }

  func arrived(_ values: [Int: String]) {
    deliver(waiting, values)
    waiting.removeAll { values[$0.key] != nil }
  }

  private func deliver(_ all: [Pending], _ values: [Int: String]) {
    for pending in all {
      guard let value = values[pending.key] else { continue }  // ok: it waits on in the list
      pending.waiter.resume(returning: value)
    }
  }

  func end() {
    for pending in waiting { pending.waiter.resume(throwing: LoadError.unknown) }
    waiting = []
  }
}

/// Those without an answer are put back.
actor Rack {
  private var waiting: [Pending] = []

  func value(_ key: Int) async throws -> String {
    try await withCheckedThrowingContinuation { waiting.append(Pending(key: key, waiter: $0)) }
  }

  func arrived(_ values: [Int: String]) {
    let all = waiting
    waiting = []
    deliver(all, values)
  }

  private func deliver(_ all: [Pending], _ values: [Int: String]) {
    for pending in all {
      guard let value = values[pending.key] else {
        waiting.append(pending)
        continue
      }
      pending.waiter.resume(returning: value)
    }
  }

  func end() {
    for pending in waiting { pending.waiter.resume(throwing: LoadError.unknown) }
    waiting = []
  }
}
