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
