// The twins of leaks-words.

enum Stage {
  case idle
  case failed(any Error)
  case done
  case running(Int)
}

func caseThatMatchedRepaired(_ stage: Stage) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    switch stage {
    case .idle: continuation.resume(returning: 0)
    case .failed(let error): continuation.resume(throwing: error)
    case .done:
      continuation.resume(returning: 1)
      return
    case .running(let number): continuation.resume(returning: number)
    }
  }
}

final class Slip {}

struct Counter {
  var slip: Slip

  func memberOfTheSameNameRepaired(slip: Slip) async -> Bool {
    await withCheckedContinuation { continuation in
      guard self.slip === slip else {
        continuation.resume(returning: false)
        return
      }
      continuation.resume(returning: true)
    }
  }
}
