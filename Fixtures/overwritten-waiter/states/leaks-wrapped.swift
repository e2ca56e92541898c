import NIOCore

// A struct with a promise or a continuation in it comes from elsewhere and is the payload of a state.

struct Inquiry {
  var text: String
  var promise: EventLoopPromise<String>
}

final class Inquirer {
  private enum State {
    case ready
    case waiting(Inquiry)
    case failed
  }
  private var state = State.ready

  func start(_ inquiry: Inquiry) {
    guard case .ready = state else { return inquiry.promise.fail(CancellationError()) }
    state = .waiting(inquiry)
  }

  func read(_ text: String) {
    if case .waiting(let inquiry) = state {
      state = .ready
      inquiry.promise.succeed(text)
    }
  }

  func failed(_ error: any Error) {
    self.state = .failed  // want: overwritten-waiter "drops the promise that 'state' may still hold"
    print(error)
  }

  func closed() {
    if case .waiting(let inquiry) = state {
      state = .failed
      inquiry.promise.fail(CancellationError())
    }
  }
}

actor Lookup {
  struct Question {
    let name: String
    let continuation: CheckedContinuation<Int, any Error>
  }
  private enum Phase {
    case idle
    case asking(Question, attempt: Int)
    case stopped
  }
  private var phase = Phase.idle

  func ask(_ name: String) async throws -> Int {
    try await withCheckedThrowingContinuation { begin(Question(name: name, continuation: $0)) }
  }

  private func begin(_ question: Question) {
    guard case .idle = phase else { return question.continuation.resume(throwing: CancellationError()) }
    phase = .asking(question, attempt: 0)
  }

  func answer(_ number: Int) {
    guard case .asking(let question, _) = phase else { return }
    phase = .idle
    question.continuation.resume(returning: number)
  }

  func skip() {
    self.phase = .idle  // want: overwritten-waiter "drops the continuation that 'phase' may still hold"
  }

  func stop() {
    phase = .stopped  // want: overwritten-waiter "drops the continuation that 'phase' may still hold"
  }
}
