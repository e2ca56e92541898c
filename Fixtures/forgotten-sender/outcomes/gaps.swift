import RxSwift

// Known gaps: a callback that is not there, and one trailing closure without a label whose parameter nobody names.

/// A `Single` that fails calls nothing.
func withoutFailure(_ readings: Single<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    _ = readings.subscribe(onSuccess: { continuation.resume(returning: $0) })  // todo-want: forgotten-sender "subscribe"
  }
}

protocol Tides {
  func height(at place: String, success: @escaping (Double) -> Void, failure: @escaping (any Error) -> Void)
}

/// The last closure is for failures, by the declaration only.
func height(at place: String, _ tides: any Tides) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    tides.height(at: place, success: { continuation.resume(returning: $0) }) { problem in
      print(problem)
    }  // todo-want: forgotten-sender "reaching the end here leaves 'continuation'"
  }
}
