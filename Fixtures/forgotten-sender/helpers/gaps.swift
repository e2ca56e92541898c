// Known gaps: facts that cross a call.

func note(_ message: String) {
  print(message)
}

struct Meter: Sendable {
  let value: Int?
  let isReady: Bool

  func sharedCondition() async -> Int {
    await withCheckedContinuation { continuation in
      answerWhenReady(continuation)
      if !isReady {
        continuation.resume(returning: 0)
      }
    }
  }

  private func answerWhenReady(_ continuation: CheckedContinuation<Int, Never>) {
    if isReady {
      continuation.resume(returning: 1)
    }
  }  // todo-ok: the only caller resumes under the opposite condition

  func bodyArgument() async -> Int {
    await withCheckedContinuation { continuation in
      run(when: true) { continuation.resume(returning: 1) }  // todo-ok: the argument is true
    }
  }

  private func run(when condition: Bool, _ body: () -> Void) {
    if condition { body() }
  }
}
