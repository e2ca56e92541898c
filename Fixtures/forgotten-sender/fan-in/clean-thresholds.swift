import NIOCore

// So many have to come, or so many to fail: of one of them there are enough.

func quorum(_ futures: [EventLoopFuture<Int>], of need: Int, on loop: any EventLoop) -> EventLoopFuture<Int> {
  let promise = loop.makePromise(of: Int.self)
  guard !futures.isEmpty else {
    promise.succeed(0)
    return promise.futureResult
  }
  nonisolated(unsafe) var come = 0
  nonisolated(unsafe) var failures = 0
  for future in futures {
    future.whenComplete { result in
      switch result {
      case .success:
        come += 1
        if come == need { promise.succeed(come) }
      case .failure(let error):
        failures += 1
        if failures > futures.count - need { promise.fail(error) }  // ok: the others may still succeed
      }
    }
  }
  return promise.futureResult
}
