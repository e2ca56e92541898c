import NIOCore

// Promises that a type makes, keeps in a list and settles one by one.

final class AnswerQueue {
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

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'answers'"
    print("closed")
  }
}
