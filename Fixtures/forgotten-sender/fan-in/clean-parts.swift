import NIOCore

// Workers that take the next part go home when there is none: what is under way settles the promise by a count that another
// variable has.

func sentAll(
  _ parts: [Int], on loop: EventLoop, put: @escaping (Int) -> EventLoopFuture<Void>
) -> EventLoopFuture<Void> {
  guard !parts.isEmpty else { return loop.makeSucceededFuture(()) }
  let promise = loop.makePromise(of: Void.self)
  var left = parts.count
  var next = 0
  func startNext() {
    guard next < parts.count else { return }  // ok: the parts under way settle it
    let part = parts[next]
    next += 1
    put(part).whenComplete { result in
      switch result {
      case .success:
        left -= 1
        if left == 0 { promise.succeed(()) } else { startNext() }
      case .failure(let error): promise.fail(error)
      }
    }
  }
  for _ in 0..<min(4, parts.count) { startNext() }
  return promise.futureResult
}

func sendOneByOneRepaired(
  _ parts: [Int], put: @escaping (Int, @escaping (Bool) -> Void) -> Void, completion: @escaping (Bool) -> Void
) {
  guard !parts.isEmpty else { return completion(true) }
  var next = 0
  func startNext() {
    guard next < parts.count else { return completion(true) }
    let part = parts[next]
    next += 1
    put(part) { isSent in
      if isSent { startNext() } else { completion(false) }
    }
  }
  startNext()
}
