import RxSwift
import UIKit

// One outcome that comes to a single closure, or to a closure that is not there, or to one without a label.

/// A `Single` that fails calls nothing.
func withoutFailure(_ readings: Single<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    _ = readings.subscribe(onSuccess: { continuation.resume(returning: $0) })  // want: forgotten-sender "nothing runs for this 'subscribe(onFailure:)'"
  }
}

/// One closure for either event.
func eitherEvent(_ readings: Single<Double>, completion: @escaping (Double?, (any Error)?) -> Void) {
  _ = readings.subscribe { event in
    switch event {
    case .success(let reading): completion(reading, nil)
    case .failure(let error): print(error)
    }
  }  // want: forgotten-sender "without calling 'completion' (when 'event' is .failure)"
}

func onlySuccess(_ readings: Single<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    _ = readings.subscribe { event in
      switch event {
      case .success(let reading): continuation.resume(returning: reading)
      case .failure(let error): print(error)
      }
    }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
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
    }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
  }
}

/// An animation that is broken off completes, too.
@MainActor func fadeIn(_ view: UIView, completion: @escaping () -> Void) {
  UIView.animate(withDuration: 0.3, animations: { view.alpha = 1 }) { finished in
    guard finished else { return }  // want: forgotten-sender "without calling 'completion' (when 'finished' is false)"
    completion()
  }
}
