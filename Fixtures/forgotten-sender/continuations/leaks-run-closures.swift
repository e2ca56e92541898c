import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// What a closure may not have set that has run.

func loadedPerhaps(_ url: URL) async throws -> Data {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async {
      let done = DispatchSemaphore(value: 0)
      var result: Result<Data, any Error>?
      URLSession.shared.dataTask(with: url) { data, _, _ in
        if let data { result = .success(data) }
        done.signal()
      }.resume()
      done.wait()
      if let result { continuation.resume(with: result) }
    }  // want: forgotten-sender "when 'result' is nil"
  }
}
