// Known gaps: helpers whose receiver is the continuation itself, and facts that cross a call.

func note(_ message: String) {
  print(message)
}

extension CheckedContinuation where E == Never {
  func resumeIfPresent(_ value: T?) {
    if let value { resume(returning: value) }
  }
}

struct Meter: Sendable {
  let value: Int?
  let isReady: Bool

  func byPartialExtension() async -> Int {
    await withCheckedContinuation { continuation in
      continuation.resumeIfPresent(value)
    }  // todo-want: forgotten-sender "continuation"
  }

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
