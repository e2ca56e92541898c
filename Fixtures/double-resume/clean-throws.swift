struct Form {
  let isComplete: Bool

  func submitRepaired(completion: @escaping (Bool) -> Void) {
    do {
      try answer(completion)
    } catch {
      completion(false)  // ok: the helper throws before it calls
    }
  }

  private func answer(_ completion: (Bool) -> Void) throws {
    try validate()
    completion(true)
  }

  private func validate() throws {
    if !isComplete { throw FormError.incomplete }
  }
}

enum FormError: Error { case incomplete }

struct Report {
  let isDraft: Bool

  func publishRepaired(completion: @escaping @Sendable (Result<Int, any Error>) -> Void) {
    Task {
      do {
        try await completion(.success(pages()))
      } catch {
        completion(.failure(error))  // ok: what throws is the operand, before the call
      }
    }
  }

  private func pages() async throws -> Int {
    if isDraft { throw FormError.incomplete }
    return 3
  }
}
