import Foundation

// The repaired twin of leaks-callbacks.swift.

func loadRepaired(completion: @escaping @Sendable (Result<Int, any Error>) -> Void) {
  DispatchQueue.global().async { completion(.success(1)) }
}

loadRepaired { result in
  switch result {
  case .success(let value):
    print(value)
    exit(EXIT_SUCCESS)
  case .failure(let error):
    print(error)
    exit(EXIT_FAILURE)
  }
}
RunLoop.main.run()
