// A closure that a function makes of the continuation and gives back.

struct Clerk: Sendable {
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
