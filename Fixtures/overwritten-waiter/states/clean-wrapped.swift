import NIOCore

// ok: the struct that a state has is answered where the state changes, and one that is only tried does not wait.

struct OtherInquiry {
  var text: String
  var promise: EventLoopPromise<String>
}

final class InquirerRepaired {
  private enum State {
    case ready
    case waiting(OtherInquiry)
    case failed
  }
  private var state = State.ready

  func start(_ inquiry: OtherInquiry) {
    guard case .ready = state else { return inquiry.promise.fail(CancellationError()) }
    state = .waiting(inquiry)
  }

  func read(_ text: String) {
    if case .waiting(let inquiry) = state {
      state = .ready
      inquiry.promise.succeed(text)
    }
  }

  func failedRepaired(_ error: any Error) {
    if case .waiting(let inquiry) = state { inquiry.promise.fail(error) }
    self.state = .failed
    print(error)
  }

  func closed() {
    if case .waiting(let inquiry) = state {
      state = .failed
      inquiry.promise.fail(CancellationError())
    }
  }
}

actor LookupRepaired {
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

  func skipRepaired() {
    if case .asking(let question, _) = phase { question.continuation.resume(throwing: CancellationError()) }
    self.phase = .idle
  }

  func stopRepaired() {
    if case .asking(let question, _) = phase { question.continuation.resume(throwing: CancellationError()) }
    phase = .stopped
  }
}

/// The next attempt at the same question.
actor Retry {
  private enum Phase {
    case idle
    case asking(LookupRepaired.Question, attempt: Int)
  }
  private var phase = Phase.idle

  func begin(_ question: LookupRepaired.Question) {
    guard case .idle = phase else { return question.continuation.resume(throwing: CancellationError()) }
    phase = .asking(question, attempt: 0)
  }

  func failed() {
    guard case .asking(let question, let attempt) = phase else { return }
    if attempt < 3 {
      phase = .asking(question, attempt: attempt + 1)
    } else {
      phase = .idle
      question.continuation.resume(throwing: CancellationError())
    }
  }

  func answer(_ number: Int) {
    guard case .asking(let question, _) = phase else { return }
    phase = .idle
    question.continuation.resume(returning: number)
  }
}
