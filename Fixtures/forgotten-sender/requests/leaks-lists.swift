import NIOCore

// A list of those who wait is taken out of its place, and given to a function that answers some of them.

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
    answer(entries, values)
  }

  private func answer(_ entries: [(key: Int, promise: EventLoopPromise<String>)], _ values: [Int: String]) {
    for entry in entries {
      guard let value = values[entry.key] else { continue }  // want: forgotten-sender "'entry.promise' of 'entries'"
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
    deliver(all, values)
  }

  private func deliver(_ all: [Pending], _ values: [Int: String]) {
    for pending in all {
      guard let value = values[pending.key] else { continue }  // want: forgotten-sender "of 'all'"
      pending.waiter.resume(returning: value)
    }
  }
}
