import NIOCore

enum PortError: Error {
  case closed
}

/// Promises that wait for the next answer, all taken at once.
final class Port {
  private var waiting: [EventLoopPromise<Int>] = []
  private var byNumber: [Int: EventLoopPromise<Int>] = [:]

  func wait(on loop: any EventLoop) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    waiting.append(promise)
    return promise.futureResult
  }

  func wait(for number: Int, on loop: any EventLoop) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    byNumber.updateValue(promise, forKey: number)?.fail(PortError.closed)
    return promise.futureResult
  }

  func answer(_ number: Int?) {
    let all = waiting
    waiting.removeAll()
    guard let number else { return }  // want: forgotten-sender "leaves 'all' from line 25 unsettled"
    for promise in all { promise.succeed(number) }
  }

  func answerSome(_ numbers: [Int: Int]) {
    let all = byNumber
    byNumber.removeAll()
    for (number, promise) in all {
      guard let answer = numbers[number] else { continue }  // want: forgotten-sender "leaves 'promise' of 'all'"
      promise.succeed(answer)
    }
  }

  func close() {
    for promise in waiting { promise.fail(PortError.closed) }
    waiting = []
    byNumber.values.forEach { $0.fail(PortError.closed) }
    byNumber = [:]
  }
}
