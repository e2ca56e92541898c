struct Form {
  let isComplete: Bool

  /// The helper throws after it has called the handler, and the catch calls it again.
  func submit(completion: @escaping (Bool) -> Void) {
    do {
      try answer(completion)
    } catch {
      completion(false)  // want: double-resume "completion"
    }
  }

  private func answer(_ completion: (Bool) -> Void) throws {
    completion(true)
    try validate()
  }

  private func validate() throws {
    if !isComplete { throw FormError.incomplete }
  }
}

enum FormError: Error { case incomplete }
