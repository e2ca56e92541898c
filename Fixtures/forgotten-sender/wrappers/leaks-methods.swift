// What keeps a continuation has one method that resumes it, and that one not on all of its ways.

struct Reply {
  let continuation: CheckedContinuation<Int, Never>

  func answer(_ number: Int?) {
    guard let number else { return }  // want: forgotten-sender "this return leaves 'continuation' from line 6 without a resume"
    continuation.resume(returning: number)
  }
}

func ask(_ start: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    let reply = Reply(continuation: continuation)
    start { reply.answer($0) }
  }
}

final class Outcome: Sendable {
  private let waiter: CheckedContinuation<String, any Error>

  init(_ waiter: CheckedContinuation<String, any Error>) { self.waiter = waiter }

  func end(_ result: Result<String, any Error>) {
    switch result {
    case .success(let text): waiter.resume(returning: text)
    case .failure(let error): print(error)
    }
  }  // want: forgotten-sender "leaves 'waiter'"
}

actor Outcomes {
  private var pending: [Int: Outcome] = [:]

  func wait(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      pending.removeValue(forKey: id)?.end(.success(""))
      pending[id] = Outcome(continuation)
    }
  }

  func ended(_ id: Int, _ result: Result<String, any Error>) { pending.removeValue(forKey: id)?.end(result) }
}
