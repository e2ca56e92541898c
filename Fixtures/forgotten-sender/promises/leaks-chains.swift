import NIOCore

// A chain of futures that settles a promise on one outcome only.

enum StoreError: Error {
  case missing, closed
}

struct Store: Sendable {
  let loop: any EventLoop

  func fetch(_ key: String) -> EventLoopFuture<[UInt8]> { loop.makeSucceededFuture([]) }
  func open(_ key: String) -> EventLoopFuture<Channel> { loop.makeFailedFuture(StoreError.closed) }

  func onlyOnSuccess(_ key: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    fetch(key).whenSuccess { bytes in  // want: forgotten-sender "when the future fails, 'whenSuccess' is skipped, which leaves 'promise' from line 16 unsettled"
      promise.succeed(bytes.count)
    }
    return promise.futureResult
  }

  func insideFlatMap(_ key: String, _ promise: EventLoopPromise<Void>) {
    _ = open(key).flatMap { channel in  // want: forgotten-sender "when the future fails, 'flatMap' is skipped"
      promise.succeed(())
      return channel.close()
    }
  }

  func behindMap(_ key: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    _ = fetch(key).map { $0.count }.map { count in  // want: forgotten-sender "'map' is skipped"
      promise.succeed(count)
    }.hop(to: loop)
    return promise.futureResult
  }

  func failureOnly(_ key: String) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    fetch(key).cascadeFailure(to: promise)  // want: forgotten-sender "when the future succeeds, 'cascadeFailure' is skipped"
    return promise.futureResult
  }

  func failureLogged(_ key: String, promise: EventLoopPromise<[UInt8]>) {
    let future = fetch(key)
    future.whenSuccess { promise.succeed($0) }  // want: forgotten-sender "when the future fails"
    future.whenFailure { error in print(error) }
  }

  func waitsForIt(_ key: String) throws -> Int {
    let promise = loop.makePromise(of: Int.self)
    fetch(key).whenSuccess { promise.succeed($0.count) }
    return try promise.futureResult.wait()  // want: forgotten-sender "this wait never ends"
  }

  func successWithABranch(_ key: String, promise: EventLoopPromise<Int>) {
    fetch(key).whenComplete { result in
      switch result {
      case .success(let bytes): promise.succeed(bytes.count)
      case .failure(let error): print(error)
      }
    }  // want: forgotten-sender "'result' is .failure"
  }

  func continuationOnSuccess(_ key: String) async -> Int {
    await withCheckedContinuation { continuation in
      fetch(key).whenSuccess { continuation.resume(returning: $0.count) }  // want: forgotten-sender "when the future fails, 'whenSuccess' is skipped, which leaves 'continuation'"
    }
  }
}
