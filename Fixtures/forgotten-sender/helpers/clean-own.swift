import Foundation

// Functions in an extension of what carries the obligation that meet it on each way, or that leave it to whoever calls them.

struct MissingRepaired: Error {}

extension UnsafeContinuation where E == any Error {
  func finishRepaired(_ value: T?, _ error: (any Error)?) {
    if let error {
      resume(throwing: error)
    } else if let value {
      self.resume(returning: value)
    } else {
      failing(MissingRepaired())
    }
  }

  func resumeOrLogRepaired(_ result: Result<T, any Error>) {
    switch result {
    case .success(let value): resume(returning: value)
    case .failure(let error):
      print("failed:", error)
      resume(throwing: error)
    }
  }

  func resumeLaterRepaired(_ value: T?) {
    DispatchQueue.global().async {
      guard let value else { return failing(MissingRepaired()) }
      resume(returning: value)
    }
  }

  func failing(_ error: any Error) { resume(throwing: error) }

  /// ok: whoever calls it resumes the rest
  func resumeIfFailed(_ error: (any Error)?) -> Bool {
    guard let error else { return false }
    resume(throwing: error)
    return true
  }

  /// ok: its only caller goes on with the continuation
  func failIfEmpty(_ value: Data) { if value.isEmpty { resume(throwing: MissingRepaired()) } }

  var isOfInterest: Bool { true }
}

final class FilesRepaired: Sendable {
  func load(_ path: String, completion: @escaping @Sendable (Data?, (any Error)?) -> Void) {
    DispatchQueue.global().async { completion(FileManager.default.contents(atPath: path), nil) }
  }

  func load(_ path: String) async throws -> Data {
    try await withUnsafeThrowingContinuation { continuation in
      load(path) { data, error in continuation.finishRepaired(data, error) }
    }
  }

  func sizeRepaired(_ path: String, limit: Int) async throws -> Int {
    try await withUnsafeThrowingContinuation { continuation in
      load(path) { data, error in
        guard let data else { return continuation.failing(error ?? MissingRepaired()) }
        continuation.resume(returning: min(data.count, limit))
      }
    }
  }

  func told(_ path: String) async throws -> Int {
    try await withUnsafeThrowingContinuation { continuation in
      load(path) { data, error in
        if !continuation.resumeIfFailed(error) { continuation.resume(returning: data?.count ?? 0) }
      }
    }
  }

  func shared(_ path: String) async throws -> Data {
    try await withUnsafeThrowingContinuation { continuation in
      load(path) { data, _ in
        let data = data ?? Data()
        continuation.failIfEmpty(data)
        if !data.isEmpty { continuation.resume(returning: data) }
      }
    }
  }
}
