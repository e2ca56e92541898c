import NIOCore

// Promises that are made here and settled on every path, or that nobody waits for.

enum DialError: Error {
  case busy, refused, closed
}

final class Connector: Sendable {
  init(_ promise: EventLoopPromise<Int>) { promise.succeed(1) }
}

final class Dialer: @unchecked Sendable {
  let loop: any EventLoop
  var isBusy = false
  var idle: EventLoopFuture<Int>?
  var waiting: [EventLoopPromise<Int>] = []
  var answer: (@Sendable (Int) -> Void)?

  init(loop: any EventLoop) {
    self.loop = loop
  }

  func lookUp(_ host: String, _ done: @escaping @Sendable (Int?) -> Void) { done(host.count) }

  func returnedRepaired(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    if host.isEmpty {
      promise.fail(DialError.refused)
      return promise.futureResult
    }
    promise.succeed(host.count)
    return promise.futureResult
  }

  func inACallbackRepaired(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    lookUp(host) { port in
      guard let port else { return promise.fail(DialError.refused) }
      promise.succeed(port)
    }
    return promise.futureResult
  }

  func awaitedRepaired(_ host: String) async throws -> Int {
    let promise = loop.makePromise(of: Int.self)
    if isBusy {
      promise.fail(DialError.busy)
    } else {
      promise.succeed(host.count)
    }
    return try await promise.futureResult.get()
  }

  func neverRepaired(_ host: String) throws -> Int {
    let promise = loop.makePromise(of: Int.self)
    lookUp(host) { promise.succeed($0 ?? 0) }
    return try promise.futureResult.wait()
  }

  func storedRepaired(_ host: String) {
    let promise: EventLoopPromise<Int> = loop.makePromise()
    idle = promise.futureResult
    loop.execute {
      if self.isBusy {
        promise.fail(DialError.busy)
      } else if !host.isEmpty {
        promise.succeed(host.count)
      } else {
        promise.fail(DialError.refused)
      }
    }
  }

  func withCallbacksRepaired(_ host: String, _ report: @escaping @Sendable (Int) -> Void) throws {
    let promise = loop.makePromise(of: Int.self)
    promise.futureResult.whenComplete { result in report((try? result.get()) ?? 0) }
    do {
      try check(host)
      promise.succeed(host.count)
    } catch {
      promise.fail(error)
      throw error
    }
  }

  func check(_ host: String) throws {
    if host.isEmpty { throw DialError.refused }
  }

  func inATaskRepaired(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    promise.completeWithTask {
      try await Self.resolve(host)
      return 1
    }
    return promise.futureResult
  }

  static func resolve(_ host: String) async throws {
    if host.isEmpty { throw DialError.refused }
  }

  func leftBeforeAnybodyWaits(_ host: String) -> EventLoopFuture<Int>? {
    let promise = loop.makePromise(of: Int.self)
    guard !host.isEmpty else { return nil }  // ok: nobody has its future
    lookUp(host) { promise.succeed($0 ?? 0) }
    return promise.futureResult
  }

  func nobodyWaits(_ host: String) {
    let promise = loop.makePromise(of: Int.self)
    lookUp(host) { port in
      guard let port else { return }  // ok: nobody has its future
      promise.succeed(port)
    }
  }

  func handedOn(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    let connector = Connector(promise)
    withExtendedLifetime(connector) {}
    return promise.futureResult
  }

  func queued(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    waiting.append(promise)
    return promise.futureResult
  }

  func captured(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    answer = { promise.succeed($0) }
    return promise.futureResult
  }

  func settledTwice(_ host: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    promise.succeed(1)
    if host.isEmpty { promise.fail(DialError.refused) }  // ok: the second is ignored
    return promise.futureResult
  }

  func perChunk(_ read: (@escaping @Sendable (Chunk) -> Void) -> Void) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    read { chunk in
      switch chunk {
      case .bytes(let bytes): if bytes.count > 10 { promise.fail(DialError.closed) }  // ok: `end` comes later
      case .end: promise.succeed(1)
      }
    }
    return promise.futureResult
  }

  enum Chunk: Sendable {
    case bytes([UInt8]), end
  }

  func countsDown(_ all: [EventLoopFuture<Int>]) -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    guard all.count > 0 else {
      promise.succeed(())
      return promise.futureResult
    }
    nonisolated(unsafe) var remaining = all.count
    for future in all {
      future.whenComplete { _ in
        remaining -= 1
        if remaining == 0 { promise.succeed(()) }  // ok: the last one settles
      }
    }
    return promise.futureResult
  }

  func onlyForAPromise(_ promise: EventLoopPromise<Int>?) {
    let inner: EventLoopPromise<Int>?
    if let promise {
      inner = loop.makePromise(of: Int.self)
      inner?.futureResult.whenComplete { promise.completeWith($0) }  // ok: it has just been made
    } else {
      inner = nil
    }
    if let inner { waiting.append(inner) }
  }
}
