import NIOCore

// A promise that is made here, whose future somebody waits for, and that one path leaves unsettled.

enum DialError: Error {
  case busy, refused, closed
}

final class Dialer: @unchecked Sendable {
  let loop: any EventLoop
  var isBusy = false
  var idle: EventLoopFuture<Int>?

  init(loop: any EventLoop) {
    self.loop = loop
  }

  func lookUp(_ host: String, _ done: @escaping @Sendable (Int?) -> Void) { done(host.count) }

  func returned(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    if host.isEmpty {
      return promise.futureResult  // want: forgotten-sender "this return leaves 'promise' from line 21 unsettled (when 'host.isEmpty' is true)"
    }
    promise.succeed(host.count)
    return promise.futureResult
  }

  func inACallback(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    lookUp(host) { port in
      guard let port else { return }  // want: forgotten-sender "this return leaves 'promise'"
      promise.succeed(port)
    }
    return promise.futureResult
  }

  func awaited(_ host: String) async throws -> Int {
    let promise = loop.makePromise(of: Int.self)
    if !isBusy {
      promise.succeed(host.count)
    }
    return try await promise.futureResult.get()  // want: forgotten-sender "this wait never ends: 'promise' from line 39 is not settled before it"
  }

  func never(_ host: String) throws -> Int {
    let promise = loop.makePromise(of: Int.self)  // want: forgotten-sender "'promise' is never settled"
    return try promise.futureResult.wait()
  }

  func stored(_ host: String) {
    let promise: EventLoopPromise<Int> = loop.makePromise()
    idle = promise.futureResult
    loop.execute {
      if self.isBusy {
        promise.fail(DialError.busy)
      } else if !host.isEmpty {
        promise.succeed(host.count)
      }
    }  // want: forgotten-sender "'host.isEmpty' is true"
  }

  func withCallbacks(_ host: String, _ report: @escaping @Sendable (Int) -> Void) throws {
    let promise = loop.makePromise(of: Int.self)
    promise.futureResult.whenComplete { result in report((try? result.get()) ?? 0) }
    try check(host)  // want: forgotten-sender "this 'try', when it throws, leaves 'promise'"
    promise.succeed(host.count)
  }

  func check(_ host: String) throws {
    if host.isEmpty { throw DialError.refused }
  }

  func inATask(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    Task {
      try await Self.resolve(host)  // want: forgotten-sender "this 'try', when it throws, leaves 'promise'"
      promise.succeed(1)
    }
    return promise.futureResult
  }

  static func resolve(_ host: String) async throws {
    if host.isEmpty { throw DialError.refused }
  }
}
