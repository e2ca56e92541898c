import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// What a closure has set that has run.

func titleFromMain(_ model: @escaping @MainActor @Sendable () -> Result<String, any Error>) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async {
      var result: Result<String, any Error>?
      DispatchQueue.main.sync { result = model() }
      if let result { continuation.resume(with: result) }
    }
  }
}

func loadedMeanwhile(_ url: URL) async throws -> Data {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async {
      let done = DispatchSemaphore(value: 0)
      var result: Result<Data, any Error>?
      URLSession.shared.dataTask(with: url) { data, _, error in
        result = data.map { .success($0) } ?? .failure(error ?? URLError(.unknown))
        done.signal()
      }.resume()
      done.wait()
      if let result { continuation.resume(with: result) }
    }
  }
}

func loadedPerhapsRepaired(_ url: URL) async throws -> Data {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async {
      let done = DispatchSemaphore(value: 0)
      var result: Result<Data, any Error>?
      URLSession.shared.dataTask(with: url) { data, _, error in
        if let data { result = .success(data) } else { result = .failure(error ?? URLError(.unknown)) }
        done.signal()
      }.resume()
      done.wait()
      if let result { continuation.resume(with: result) }
    }
  }
}
