import NIOCore

// The twin of leaks-promises: what is open when it ends is failed.

final class DrainedAnswerQueue {
  private var answers: [EventLoopPromise<Int>] = []

  func ask(_ channel: Channel) -> EventLoopFuture<Int> {
    let promise = channel.eventLoop.makePromise(of: Int.self)
    answers.append(promise)
    return promise.futureResult
  }

  func answer(_ number: Int) {
    guard !answers.isEmpty else { return }
    answers.removeFirst().succeed(number)
  }

  func closeRepaired() { close() }

  func close() {
    let open = answers
    answers = []
    for promise in open { promise.fail(CancellationError()) }
  }
}
