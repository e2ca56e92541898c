import Foundation

// Functions in an extension of what carries the obligation: 'self' is to be met.

struct Missing: Error {}

extension CheckedContinuation where E == any Error {
  func finish(_ value: T?, _ error: (any Error)?) {
    if let error {
      resume(throwing: error)
    } else if let value {
      self.resume(returning: value)
    }
  }  // want: forgotten-sender "leaves 'self' from line 8 without a resume (when 'error' is nil and 'value' is nil)"

  func resumeOrLog(_ result: Result<T, any Error>) {
    switch result {
    case .success(let value): resume(returning: value)
    case .failure(let error) where error is CancellationError: resume(throwing: error)
    case .failure(let error): print("failed:", error)
    }
  }  // want: forgotten-sender "(when 'result' is .failure and 'error' is not of type 'CancellationError')"

  func resumeLater(_ value: T?, isOld: Bool) {
    DispatchQueue.global().async {
      if isOld { return resume(throwing: Missing()) }
      guard let value else { return }  // want: forgotten-sender "this return leaves 'self'"
      resume(returning: value)
    }
  }

  func throwing(_ error: any Error) { resume(throwing: error) }
}

final class Files: Sendable {
  func load(_ path: String, completion: @escaping @Sendable (Data?, (any Error)?) -> Void) {
    DispatchQueue.global().async { completion(FileManager.default.contents(atPath: path), nil) }
  }

  func load(_ path: String) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      load(path) { data, error in continuation.finish(data, error) }
    }
  }

  /// What the extension does is known to whoever calls it.
  func size(_ path: String, limit: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      load(path) { data, error in
        guard let data else { return continuation.throwing(error ?? Missing()) }
        if data.count < limit { continuation.resume(returning: data.count) }
      }  // want: forgotten-sender "from line 48 without a resume (when 'data' is not nil and 'data.count < limit' is false)"
    }
  }
}
