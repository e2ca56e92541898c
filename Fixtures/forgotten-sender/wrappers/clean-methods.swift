// What keeps a continuation has one method that resumes it, on all of its ways, or is asked until it does.

struct FullReply {
  let continuation: CheckedContinuation<Int, Never>

  func answerRepaired(_ number: Int?) {
    guard let number else {
      continuation.resume(returning: 0)
      return
    }
    continuation.resume(returning: number)
  }
}

func askRepaired(_ start: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    let reply = FullReply(continuation: continuation)
    start { reply.answerRepaired($0) }
  }
}

final class FullOutcome: Sendable {
  private let waiter: CheckedContinuation<String, any Error>

  init(_ waiter: CheckedContinuation<String, any Error>) { self.waiter = waiter }

  func endRepaired(_ result: Result<String, any Error>) {
    switch result {
    case .success(let text): waiter.resume(returning: text)
    case .failure(let error): waiter.resume(throwing: error)
    }
  }
}

actor FullOutcomes {
  private var pending: [Int: FullOutcome] = [:]

  func wait(_ id: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      pending.removeValue(forKey: id)?.endRepaired(.success(""))
      pending[id] = FullOutcome(continuation)
    }
  }

  func ended(_ id: Int, _ result: Result<String, any Error>) { pending.removeValue(forKey: id)?.endRepaired(result) }
}

/// It stays where it is, and is asked again.
final class Listener: Sendable {
  private let waiter: CheckedContinuation<Int, Never>

  init(_ waiter: CheckedContinuation<Int, Never>) { self.waiter = waiter }

  func hear(_ number: Int?) {
    guard let number else { return }
    waiter.resume(returning: number)
  }
}

actor Room {
  private var listener: Listener?

  func listen() async -> Int {
    await withCheckedContinuation { continuation in
      if listener == nil { listener = Listener(continuation) } else { continuation.resume(returning: 0) }
    }
  }

  func say(_ number: Int?) {
    listener?.hear(number)
    if number != nil { listener = nil }
  }
}
