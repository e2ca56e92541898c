/// Methods of continuations in lists and tuples: whoever has these calls them.
@MainActor final class Tokens {
  private var waiting: [(Result<String, any Error>) -> Void] = []
  private var numbered: [(Int, (String) -> Void)] = []

  func token() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      waiting = waiting + [continuation.resume(with:)]
    }
  }

  func name() async -> String {
    await withCheckedContinuation { continuation in
      numbered.append((1, continuation.resume(returning:)))
    }
  }

  func settle(_ result: Result<String, any Error>) {
    let all = waiting
    waiting = []
    all.forEach { $0(result) }
    for (_, give) in numbered { give("") }
    numbered = []
  }
}
