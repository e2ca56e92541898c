import Foundation

// A method of a continuation that is kept or called in place of a closure.

final class Products {
  private var handlers: [Int: (Result<Int, any Error>) -> Void] = [:]
  private var one: ((Result<Int, any Error>) -> Void)?

  func products(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      handlers[id] = continuation.resume(with:)
    }
  }

  func product() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      one = continuation.resume(with:)
    }
  }

  func complete(_ id: Int, _ result: Result<Int, any Error>) {
    handlers.removeValue(forKey: id)?(result)
    one?(result)
    one = nil
  }
}

extension CheckedContinuation where T == Int, E == any Error {
  func callAsFunction(_ value: Int?, _ error: (any Error)?) {
    if let value { resume(returning: value) } else { resume(throwing: error ?? CancellationError()) }
  }
}

func calledItself(_ load: (@escaping (Int?, (any Error)?) -> Void) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    load { continuation($0, $1) }
  }
}
