import NIOCore

// A request has the promise, or the continuation, in it.

enum QueryError: Error { case closed, full, tooLong }

struct Query: Sendable {
  let text: String
  let promise: EventLoopPromise<[String]>
}

final class QueryQueue: @unchecked Sendable {
  private let loop: any EventLoop
  private let limit: Int
  private var isClosed = false
  private var waiting: [Query] = []

  init(loop: any EventLoop, limit: Int) {
    self.loop = loop
    self.limit = limit
  }

  func query(_ text: String) -> EventLoopFuture<[String]> {
    let query = Query(text: text, promise: loop.makePromise())
    loop.execute { self.enqueue(query) }
    return query.promise.futureResult
  }

  func query(within text: String) -> EventLoopFuture<[String]> {
    let promise = loop.makePromise(of: [String].self)
    add(Query(text: text, promise: promise))
    return promise.futureResult
  }

  private func enqueue(_ query: Query) {
    if isClosed {
      query.promise.fail(QueryError.closed)
      return
    }
    guard waiting.count < limit else { return }  // want: forgotten-sender "this return leaves 'query' from line 35 unsettled (when 'isClosed' is false and 'waiting.count < limit' is false)"
    waiting.append(query)
  }

  private func add(_ entry: Query) {
    switch (isClosed, limit > 0) {
    case (true, _): entry.promise.fail(QueryError.closed)
    case (false, true): waiting.append(entry)
    case (false, false): print("nothing may wait")
    }
  }  // want: forgotten-sender "reaching the end here leaves 'entry' from line 44 unsettled"

  func answer(_ rows: [String]) {
    guard !waiting.isEmpty else { return }
    waiting.removeFirst().promise.succeed(rows)
  }

  func close() {
    isClosed = true
    let all = waiting
    waiting = []
    for query in all { query.promise.fail(QueryError.closed) }
  }
}
