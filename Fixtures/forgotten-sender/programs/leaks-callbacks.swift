import Foundation

// The same with a callback.

func load(completion: @escaping @Sendable (Result<Int, any Error>) -> Void) {
  DispatchQueue.global().async { completion(.success(1)) }
}

load { result in
  switch result {
  case .success(let value):
    print(value)
    exit(EXIT_SUCCESS)
  case .failure(let error): print(error)
  }
}  // want: forgotten-sender "leaves 'load' from line 9 without 'exit(_:)' (when 'result' is .failure)"
RunLoop.main.run()
