// A parameter whose type has another name, and a closure that a function makes of the continuation and gives back.

typealias Answer = CheckedContinuation<Int, Never>

struct Clerk: Sendable {
  static func finish(_ answer: Answer, isReady: Bool) {
    if isReady { answer.resume(returning: 1) }
  }  // todo-want: forgotten-sender "answer"

  func ask(isReady: Bool) async -> Int {
    await withCheckedContinuation { answer in Self.finish(answer, isReady: isReady) }
  }

  private func answering(_ continuation: CheckedContinuation<Int, Never>) -> (Int) -> Void {
    { continuation.resume(returning: $0) }
  }

  func askThroughAClosure(isReady: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let answer = answering(continuation)
      if isReady { answer(1) }
    }  // todo-want: forgotten-sender "continuation"
  }
}
