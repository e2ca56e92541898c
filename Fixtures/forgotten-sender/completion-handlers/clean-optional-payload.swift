// A payload that is asked for nil may be nil.

final class Cards {
  private func load(_ done: @escaping (Result<String?, any Error>) -> Void) { done(.success(nil)) }

  func firstRepaired(_ completion: @escaping (Result<String, any Error>) -> Void) {
    load { result in
      switch result {
      case .success(let name):
        guard let name else { return completion(.success("")) }
        completion(.success(name))
      case .failure(let error): completion(.failure(error))
      }
    }
  }
}
