import Combine
import Foundation
import PromiseKit
import RxSwift

// One callback for success, one for failure, and one of them forgets who waits.

protocol Weather {
  func temperature(in city: String, success: @escaping (Double) -> Void, failure: @escaping (any Error) -> Void)
  func delete(_ city: String, onSuccess: @escaping () -> Void, onError: @escaping (any Error) -> Void)
}

func temperature(in city: String, _ weather: any Weather) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    weather.temperature(in: city, success: { continuation.resume(returning: $0) }, failure: { print($0) })  // want: forgotten-sender "reaching the end here leaves 'continuation'"
  }
}

func warmest(of city: String, _ weather: any Weather, completion: @escaping (Result<Double, any Error>) -> Void) {
  weather.temperature(
    in: city,
    success: { degrees in
      completion(.success(degrees))
    },
    failure: { problem in
      print("no temperature of \(city): \(problem)")
    })  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
}

func trailing(_ city: String, _ weather: any Weather, completion: @escaping (Double?) -> Void) {
  weather.temperature(in: city) { degrees in
    completion(degrees)
  } failure: { _ in
  }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
}

func twoOfThree(_ city: String, _ weather: any Weather, _ isStrict: Bool, completion: @escaping (Double?) -> Void) {
  weather.temperature(in: city) { degrees in
    completion(degrees)
  } failure: { _ in
    guard isStrict else {
      return print("who cares")  // want: forgotten-sender "this return leaves without calling 'completion'"
    }
    print("not there")
  }
}

func group(_ cities: [String], _ weather: any Weather) {
  let group = DispatchGroup()
  for city in cities {
    group.enter()
    weather.temperature(in: city, success: { _ in group.leave() }, failure: { _ in print("gone") })  // want: forgotten-sender "leaves 'group', entered at line 51, without 'leave()'"
  }
  group.wait()
}

/// The other one.
func remove(_ city: String, _ weather: any Weather) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    weather.delete(
      city,
      onSuccess: {
        print("\(city) is gone")
      },  // want: forgotten-sender "reaching the end here leaves 'continuation'"
      onError: { continuation.resume(throwing: $0) })
  }
}

// MARK: Combine

final class Readings {
  private var subscriptions: Set<AnyCancellable> = []

  func next(_ readings: AnyPublisher<Double, any Error>) async throws -> Double {
    try await withCheckedThrowingContinuation { continuation in
      readings.first().sink(
        receiveCompletion: { end in
          if case .failure(let problem) = end { print(problem) }
        },  // want: forgotten-sender "reaching the end here leaves 'continuation'"
        receiveValue: { continuation.resume(returning: $0) }
      ).store(in: &subscriptions)
    }
  }

  func latest(_ readings: AnyPublisher<Double, any Error>, completion: @escaping (Double?) -> Void) {
    readings.first().sink { end in
      switch end {
      case .finished: break
      case .failure(let problem): print(problem)
      }
    } receiveValue: { value in  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
      completion(value)
    }.store(in: &subscriptions)
  }

  func any(_ readings: AnyPublisher<Double, any Error>, completion: @escaping (Double?) -> Void) {
    readings.first()
      .sink(receiveCompletion: { _ in }, receiveValue: { completion($0) })  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
      .store(in: &subscriptions)
  }
}

// MARK: RxSwift and PromiseKit

func single(_ readings: Single<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    _ = readings.subscribe(
      onSuccess: { continuation.resume(returning: $0) },
      onFailure: { print($0) })  // want: forgotten-sender "reaching the end here leaves 'continuation'"
  }
}

func observed(_ readings: Observable<Double>, completion: @escaping (Double?) -> Void) -> any Disposable {
  readings.subscribe(
    onNext: { completion($0) },
    onError: { problem in
      print(problem)
    })  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
}

func promised(_ reading: PromiseKit.Promise<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    reading.map { $0 + 1 }.done { continuation.resume(returning: $0) }.catch { print($0) }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
  }
}

func promisedWithEnd(_ reading: PromiseKit.Promise<Double>, completion: @escaping (Double?) -> Void) {
  reading.done { value in
    completion(value)
  }.catch { problem in
    print(problem)
  }.finally {  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
    print("over")
  }
}
