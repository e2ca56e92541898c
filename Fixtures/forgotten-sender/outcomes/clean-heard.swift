import RxSwift
import UIKit

// Either outcome is told.

func withoutFailureRepaired(_ readings: Single<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    _ = readings.subscribe(
      onSuccess: { continuation.resume(returning: $0) }, onFailure: { continuation.resume(throwing: $0) })
  }
}

func eitherEventRepaired(_ readings: Single<Double>, completion: @escaping (Double?, (any Error)?) -> Void) {
  _ = readings.subscribe { event in
    switch event {
    case .success(let reading): completion(reading, nil)
    case .failure(let error): completion(nil, error)
    }
  }
}

func onlySuccessRepaired(_ readings: Single<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    _ = readings.subscribe { event in
      guard case .success(let reading) = event else {
        continuation.resume(throwing: CancellationError())
        return
      }
      continuation.resume(returning: reading)
    }
  }
}

/// Many events, of which one is waited for.
enum ReadingEvent { case next(Double), completed }

protocol Readings {
  func subscribe(_ observer: @escaping (ReadingEvent) -> Void)
}

func firstWarmDay(_ readings: any Readings, completion: @escaping (Double) -> Void) {
  readings.subscribe { event in
    switch event {
    case .next(let reading) where reading > 20: completion(reading)
    case .next, .completed: print("cold")
    }
  }
}

protocol CarefulTides {
  func height(at place: String, success: @escaping (Double) -> Void, failure: @escaping (any Error) -> Void)
  func height(at place: String, success: @escaping (Double) -> Void, progress: @escaping (Double) -> Void)
}

func heightRepaired(at place: String, _ tides: any CarefulTides) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    tides.height(
      at: place, success: { continuation.resume(returning: $0) }, failure: { continuation.resume(throwing: $0) })
  }
}

/// What the last closure is for depends on which function is meant.
func heightInSteps(at place: String, _ tides: any CarefulTides) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    tides.height(at: place, success: { continuation.resume(returning: $0) }) { (part: Double) in
      print(part)
    }
  }
}

@MainActor func fadeInRepaired(_ view: UIView, completion: @escaping () -> Void) {
  UIView.animate(withDuration: 0.3, animations: { view.alpha = 1 }) { finished in
    if !finished { print("broken off") }
    completion()
  }
}
