import Foundation

struct Answer: Sendable {
  var text: String
}

protocol Device: AnyObject, Sendable {
  func ask(_ question: String, completion: @escaping @Sendable (Answer?, (any Error)?) -> Void)
  func abort()
}

func askBothRepaired(_ device: any Device) async -> [Answer] {
  await withTaskGroup(of: Answer?.self) { group in
    for question in ["name", "version"] {
      group.addTask {
        await withCheckedContinuation { continuation in
          device.ask(question, completion: { answer, error in
            continuation.resume(returning: answer)  // ok: nil is an answer
          })
        }
      }
    }
    var answers: [Answer] = []
    for await answer in group {
      if let answer { answers.append(answer) }
    }
    return answers
  }
}

func askAndCancelRepaired(_ device: any Device) async -> Answer? {
  await withTaskGroup(of: Answer?.self) { group in
    group.addTask {
      let (answers, continuation) = AsyncStream<Answer?>.makeStream()
      device.ask("name", completion: { answer, error in
        if let answer { continuation.yield(answer) }
        continuation.finish()
      })
      for await answer in answers { return answer }
      return nil
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

func askOrAbortRepaired(_ device: any Device) async -> Answer? {
  await withTaskCancellationHandler {
    await withCheckedContinuation { continuation in
      device.ask("name", completion: { answer, error in
        if error != nil {
          continuation.resume(returning: nil)
          return  // ok: resumed on the line above
        }
        continuation.resume(returning: answer)
      })
    }
  } onCancel: {
    device.abort()
  }
}

func askBesideRepaired(_ device: any Device) async -> String {
  async let name = withCheckedContinuation { (continuation: CheckedContinuation<String, Never>) in
    device.ask("name", completion: { answer, error in
      switch (answer, error) {
      case (let answer?, _):
        continuation.resume(returning: answer.text)
      default:
        continuation.resume(returning: "unknown")  // ok: both cases resume
      }
    })
  }
  return await name
}

func askInTaskRepaired(_ device: any Device) async throws -> Answer {
  let asked = Task {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Answer, any Error>) in
      device.ask("name", completion: { answer, error in
        if let error {
          continuation.resume(throwing: error)
          return
        }
        guard let answer, !answer.text.isEmpty else {
          continuation.resume(throwing: CancellationError())
          return
        }
        continuation.resume(returning: answer)
      })
    }
  }
  return try await asked.value
}

/// The state of a wait that cancellation ends: whoever comes first, callback or cancellation, resumes.
final class Waiter: @unchecked Sendable {
  private enum State {
    case idle, cancelled, done
    case waiting(CheckedContinuation<Answer?, Never>)
  }

  private let lock = NSLock()
  private var state = State.idle

  func wait(_ continuation: CheckedContinuation<Answer?, Never>) {
    let isOver = lock.withLock { () -> Bool in
      if case .idle = state {
        state = .waiting(continuation)  // ok: `end` takes it out again
        return false
      }
      return true
    }
    if isOver {
      continuation.resume(returning: nil)
    }
  }

  func end(_ answer: Answer?) {
    let waiting = lock.withLock { () -> CheckedContinuation<Answer?, Never>? in
      guard case .waiting(let continuation) = state else {
        state = .cancelled
        return nil
      }
      state = .done
      return continuation
    }
    waiting?.resume(returning: answer)
  }
}

func askUntilCancelled(_ device: any Device) async -> Answer? {
  let waiter = Waiter()
  return await withTaskCancellationHandler {
    await withCheckedContinuation { continuation in
      waiter.wait(continuation)  // ok: the waiter has it
      device.ask("name", completion: { answer, _ in waiter.end(answer) })
    }
  } onCancel: {
    waiter.end(nil)
  }
}
