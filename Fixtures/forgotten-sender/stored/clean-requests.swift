import Foundation

/// Whoever waits for the answer hears that the request was not sent.
actor ToldClient {
  private var pending: [Int: CheckedContinuation<Data, any Error>] = [:]
  private var lastID = 0
  private let send: @Sendable (Data, Int) throws -> Void

  init(_ send: @escaping @Sendable (Data, Int) throws -> Void) { self.send = send }

  func callRepaired(_ request: Data) async throws -> Data {
    lastID += 1
    let id = lastID
    return try await withCheckedThrowingContinuation { continuation in
      pending[id] = continuation
      do {
        try send(request, id)
      } catch {
        pending.removeValue(forKey: id)?.resume(throwing: error)
      }
    }
  }

  func received(_ answer: Data, for id: Int) {
    pending.removeValue(forKey: id)?.resume(returning: answer)
  }
}

/// The connection ends when a request cannot be sent, and so do all waits.
actor ClosedClient {
  private var pending: [Int: CheckedContinuation<Data, any Error>] = [:]
  private var lastID = 0
  private let send: @Sendable (Data, Int) throws -> Void

  init(_ send: @escaping @Sendable (Data, Int) throws -> Void) { self.send = send }

  func call(_ request: Data) async throws -> Data {
    lastID += 1
    let id = lastID
    return try await withCheckedThrowingContinuation { continuation in
      pending[id] = continuation
      try? send(request, id)
    }
  }

  func received(_ answer: Data, for id: Int) {
    pending.removeValue(forKey: id)?.resume(returning: answer)
  }

  func closed() {
    for continuation in pending.values { continuation.resume(throwing: CancellationError()) }
    pending = [:]
  }
}

/// It does not wait for ever.
actor PatientAsker {
  private var questions: [UUID: CheckedContinuation<String, any Error>] = [:]

  func askRepaired(_ text: String, _ put: @escaping @Sendable (String) async throws -> Void) async throws -> String {
    let id = UUID()
    return try await withCheckedThrowingContinuation { continuation in
      questions[id] = continuation
      Task { try? await put(text) }
      Task {
        try await Task.sleep(for: .seconds(5))
        giveUp(id)
      }
    }
  }

  func answered(_ id: UUID, _ text: String) {
    questions.removeValue(forKey: id)?.resume(returning: text)
  }

  private func giveUp(_ id: UUID) {
    questions.removeValue(forKey: id)?.resume(throwing: CancellationError())
  }
}
