import Foundation

struct Answer: Sendable {
  var text: String
}

protocol Device: AnyObject, Sendable {
  func ask(_ question: String, completion: @escaping @Sendable (Answer?, (any Error)?) -> Void)
  func abort()
}

/// Cancellation can't end a bare continuation: the group waits for the child whose callback forgets it.
func askBoth(_ device: any Device) async -> [Answer] {
  await withTaskGroup(of: Answer.self) { group in
    for question in ["name", "version"] {
      group.addTask {
        await withCheckedContinuation { continuation in
          device.ask(question, completion: { answer, error in
            guard let answer else {
              return  // want: forgotten-sender "continuation"
            }
            continuation.resume(returning: answer)
          })
        }
      }
    }
    var answers: [Answer] = []
    for await answer in group {
      answers.append(answer)
    }
    return answers
  }
}

/// `cancelAll()` doesn't end it either.
func askAndCancel(_ device: any Device) async -> Answer? {
  await withTaskGroup(of: Answer?.self) { group in
    group.addTask {
      await withCheckedContinuation { continuation in  // want: uncancellable-wait "for a continuation"
        device.ask("name", completion: { answer, error in
          if let answer {
            continuation.resume(returning: answer)
          }
        })  // want: forgotten-sender "continuation"
      }
    }
    group.addTask {
      try? await Task.sleep(nanoseconds: 1_000_000_000)
      return nil
    }
    let first = await group.next() ?? nil
    group.cancelAll()
    return first
  }
}

/// The cancellation handler stops the device, but nobody resumes.
func askOrAbort(_ device: any Device) async -> Answer? {
  await withTaskCancellationHandler {
    await withCheckedContinuation { continuation in
      device.ask("name", completion: { answer, error in
        if error != nil {
          return  // want: forgotten-sender "continuation"
        }
        continuation.resume(returning: answer)
      })
    }
  } onCancel: {
    device.abort()
  }
}

/// `async let`: the end of the scope waits for the child that waits for ever.
func askBeside(_ device: any Device) async -> String {
  async let name = withCheckedContinuation { (continuation: CheckedContinuation<String, Never>) in
    device.ask("name", completion: { answer, error in
      switch (answer, error) {
      case (let answer?, _):
        continuation.resume(returning: answer.text)
      default:
        print(error as Any)
      }
    })  // want: forgotten-sender "continuation"
  }
  return await name
}

/// Whoever awaits the task's value waits with it.
func askInTask(_ device: any Device) async throws -> Answer {
  let asked = Task {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Answer, any Error>) in
      device.ask("name", completion: { answer, error in
        if let error {
          continuation.resume(throwing: error)
          return
        }
        guard let answer, !answer.text.isEmpty else {
          return  // want: forgotten-sender "continuation"
        }
        continuation.resume(returning: answer)
      })
    }
  }
  return try await asked.value
}
