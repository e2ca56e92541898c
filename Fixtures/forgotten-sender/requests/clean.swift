import NIOCore

enum QueryFailure: Error { case closed, full, late }

struct QueryRepaired: Sendable {
  let id: Int
  let text: String
  let promise: EventLoopPromise<[String]>
}

final class QueryQueueRepaired: @unchecked Sendable {
  private let loop: any EventLoop
  private let limit: Int
  private var isClosed = false
  private var isIdle = true
  private var waiting: [QueryRepaired] = []

  init(loop: any EventLoop, limit: Int) {
    self.loop = loop
    self.limit = limit
  }

  func query(_ text: String, id: Int) -> EventLoopFuture<[String]> {
    let query = QueryRepaired(id: id, text: text, promise: loop.makePromise())
    loop.execute { self.enqueueRepaired(query) }
    return query.promise.futureResult
  }

  private func enqueueRepaired(_ query: QueryRepaired) {
    if isClosed {
      query.promise.fail(QueryFailure.closed)
      return
    }
    guard waiting.count < limit else { return query.promise.fail(QueryFailure.full) }
    waiting.append(query)
    start(query)
  }

  func query(within text: String, id: Int) -> EventLoopFuture<[String]> {
    let promise = loop.makePromise(of: [String].self)
    addRepaired(QueryRepaired(id: id, text: text, promise: promise))
    return promise.futureResult
  }

  private func addRepaired(_ entry: QueryRepaired) {
    switch (isClosed, limit > 0) {
    case (true, _): entry.promise.fail(QueryFailure.closed)
    case (false, true): waiting.append(entry)
    case (false, false): entry.promise.fail(QueryFailure.full)
    }
  }

  /// The list has it, too.
  private func start(_ query: QueryRepaired) {
    guard isIdle else { return }  // ok: it is answered when its turn comes
    isIdle = false
    if query.text.isEmpty { query.promise.succeed([]) }
  }

  /// One that is not there any more has been answered.
  func expire(_ text: String) {
    let query = QueryRepaired(id: 0, text: text, promise: loop.makePromise())
    drop(query)
    query.promise.futureResult.whenFailure { print($0) }
  }

  private func drop(_ query: QueryRepaired) {
    guard let index = waiting.firstIndex(where: { $0.id == query.id }) else { return }  // ok: it was answered before
    waiting.remove(at: index).promise.fail(QueryFailure.late)
    query.promise.fail(QueryFailure.late)
  }

  func answer(_ rows: [String]) {
    guard !waiting.isEmpty else { return }
    isIdle = true
    waiting.removeFirst().promise.succeed(rows)
  }

  /// Whoever makes it answers, if nobody else does.
  func hurry(_ text: String) -> EventLoopFuture<[String]> {
    let promise = loop.makePromise(of: [String].self)
    loop.scheduleTask { promise.fail(QueryFailure.late) }
    push(QueryRepaired(id: 1, text: text, promise: promise))
    return promise.futureResult
  }

  private func push(_ query: QueryRepaired) {
    guard waiting.count < limit else { return }  // ok: it fails in time
    waiting.append(query)
  }

  func close() {
    isClosed = true
    let all = waiting
    waiting = []
    for query in all { query.promise.fail(QueryFailure.closed) }
  }
}

struct ReplyRepaired<Value: Sendable>: ~Copyable {
  private let continuation: CheckedContinuation<Value, any Error>
  init(_ continuation: CheckedContinuation<Value, any Error>) { self.continuation = continuation }
  consuming func send(_ value: Value) { continuation.resume(returning: value) }
  consuming func fail(_ error: any Error) { continuation.resume(throwing: error) }
}

actor CounterRepaired {
  private var isOpen = false
  private var count = 0

  func countRepaired(_ step: Int, reply: consuming ReplyRepaired<Int>) {
    guard isOpen else { return reply.fail(CancellationError()) }
    count += step
    reply.send(count)
  }

  nonisolated func next(_ step: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      Task { await self.countRepaired(step, reply: ReplyRepaired(continuation)) }
    }
  }
}
