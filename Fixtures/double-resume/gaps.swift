// Known gaps: callbacks that run again.

final class Plug: @unchecked Sendable {
  var stateUpdateHandler: (@Sendable (Int) -> Void)?

  func stateAgain() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      stateUpdateHandler = { state in
        if state == 1 { continuation.resume() }  // todo-want: double-resume "continuation"
      }
    }
  }

  private func validate() throws {
    if stateUpdateHandler == nil { throw CancellationError() }
  }
}

/// The time limit resumes what it has captured, and does not ask whether the answer has taken the entry out.
final class Replies: @unchecked Sendable {
  private var waiting: [Int: CheckedContinuation<Int, any Error>] = [:]
  private let later: (@escaping @Sendable () -> Void) -> Void

  init(later: @escaping (@escaping @Sendable () -> Void) -> Void) { self.later = later }

  func reply(to id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      waiting[id] = continuation
      later {
        self.waiting[id] = nil
        continuation.resume(throwing: CancellationError())  // todo-want: double-resume "waiting"
      }
    }
  }

  func received(_ id: Int, _ value: Int) { waiting.removeValue(forKey: id)?.resume(returning: value) }
}
