import Combine
import Foundation
import PromiseKit
import RxSwift

// Both callbacks meet what is waited for, or another one does, or nobody waits.

protocol WeatherRepaired {
  func temperature(in city: String, success: @escaping (Double) -> Void, failure: @escaping (any Error) -> Void)
  func delete(_ city: String, onSuccess: @escaping () -> Void, onError: @escaping (any Error) -> Void)
  func load(
    _ city: String, success: @escaping () -> Void, failure: @escaping (any Error) -> Void, always: @escaping () -> Void)
}

func temperatureRepaired(in city: String, _ weather: any WeatherRepaired) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    weather.temperature(
      in: city, success: { continuation.resume(returning: $0) },
      failure: {
        print($0)
        continuation.resume(throwing: $0)
      })
  }
}

func warmestRepaired(
  of city: String, _ weather: any WeatherRepaired, completion: @escaping (Result<Double, any Error>) -> Void
) {
  weather.temperature(
    in: city,
    success: { degrees in
      completion(.success(degrees))
    },
    failure: { problem in
      print("no temperature of \(city): \(problem)")
      completion(.failure(problem))
    })
}

func trailingRepaired(_ city: String, _ weather: any WeatherRepaired, completion: @escaping (Double?) -> Void) {
  weather.temperature(in: city) { degrees in
    completion(degrees)
  } failure: { _ in
    completion(nil)
  }
}

func twoOfThreeRepaired(
  _ city: String, _ weather: any WeatherRepaired, _ isStrict: Bool, completion: @escaping (Double?) -> Void
) {
  weather.temperature(in: city) { degrees in
    completion(degrees)
  } failure: { _ in
    guard isStrict else {
      return completion(nil)
    }
    print("not there")
    completion(nil)
  }
}

func groupRepaired(_ cities: [String], _ weather: any WeatherRepaired) {
  let group = DispatchGroup()
  for city in cities {
    group.enter()
    weather.temperature(
      in: city, success: { _ in group.leave() },
      failure: { _ in
        print("gone")
        group.leave()
      })
  }
  group.wait()
}

func removeRepaired(_ city: String, _ weather: any WeatherRepaired) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    weather.delete(
      city,
      onSuccess: {
        print("\(city) is gone")
        continuation.resume()
      },
      onError: { continuation.resume(throwing: $0) })
  }
}

// MARK: Others that tell

/// A failure has a callback of its own.
func withTwoCallbacks(
  _ city: String, _ weather: any WeatherRepaired, completion: @escaping (Double) -> Void,
  failed: @escaping (any Error) -> Void
) {
  weather.temperature(in: city, success: { completion($0) }, failure: { failed($0) })
}

func withReference(
  _ city: String, _ weather: any WeatherRepaired, completion: @escaping (Double) -> Void,
  failed: @escaping (any Error) -> Void
) {
  weather.temperature(in: city, success: completion, failure: failed)
}

/// A local function tells.
func withLocalFunction(_ city: String, _ weather: any WeatherRepaired, completion: @escaping (Double?) -> Void) {
  func end(_ value: Double?) {
    print(value ?? 0)
    completion(value)
  }
  weather.temperature(in: city, success: { end($0) }, failure: { _ in end(nil) })
}

/// It tries again.
func again(_ city: String, _ times: Int, _ weather: any WeatherRepaired, completion: @escaping (Double?) -> Void) {
  weather.temperature(
    in: city, success: { completion($0) },
    failure: { _ in
      guard times > 0 else { return completion(nil) }
      again(city, times - 1, weather, completion: completion)
    })
}

/// A third callback comes in any case.
func withThird(_ city: String, _ weather: any WeatherRepaired, completion: @escaping () -> Void) {
  weather.load(city, success: { print("there") }, failure: { print($0) }, always: { completion() })
}

/// A time limit ends the wait.
func withLimit(_ city: String, _ weather: any WeatherRepaired, completion: @escaping (Double?) -> Void) {
  var isDone = false
  func end(_ value: Double?) {
    guard !isDone else { return }
    isDone = true
    completion(value)
  }
  weather.temperature(in: city, success: { end($0) }, failure: { print($0) })
  DispatchQueue.main.asyncAfter(deadline: .now() + 5) { end(nil) }
}

/// The answer does not wait for it.
func withoutWaiting(_ city: String, _ weather: any WeatherRepaired, completion: @escaping (Bool) -> Void) {
  weather.temperature(in: city, success: { print($0) }, failure: { print($0) })
  completion(true)
}

/// It cannot go on behind a failure.
func orNever(_ city: String, _ weather: any WeatherRepaired) async -> Double {
  await withCheckedContinuation { continuation in
    weather.temperature(
      in: city, success: { continuation.resume(returning: $0) }, failure: { fatalError("no weather: \($0)") })
  }
}

// MARK: Combine

final class ReadingsRepaired {
  private var subscriptions: Set<AnyCancellable> = []

  func nextRepaired(_ readings: AnyPublisher<Double, any Error>) async throws -> Double {
    try await withCheckedThrowingContinuation { continuation in
      readings.first().sink(
        receiveCompletion: { end in
          if case .failure(let problem) = end {
            print(problem)
            continuation.resume(throwing: problem)
          }
        },
        receiveValue: { continuation.resume(returning: $0) }
      ).store(in: &subscriptions)
    }
  }

  func latestRepaired(_ readings: AnyPublisher<Double, any Error>, completion: @escaping (Double?) -> Void) {
    readings.first().sink { end in
      switch end {
      case .finished: break
      case .failure(let problem):
        print(problem)
        completion(nil)
      }
    } receiveValue: { value in
      completion(value)
    }.store(in: &subscriptions)
  }

  func anyRepaired(_ readings: AnyPublisher<Double, any Error>, completion: @escaping (Double?) -> Void) {
    readings.first()
      .sink(
        receiveCompletion: { outcome in
          if case .failure = outcome { completion(nil) }
        }, receiveValue: { completion($0) }
      )
      .store(in: &subscriptions)
  }

  /// The failures are values.
  func recovered(_ readings: AnyPublisher<Double, any Error>, completion: @escaping (Double) -> Void) {
    readings.first().replaceError(with: 0)
      .sink(receiveCompletion: { _ in }, receiveValue: { completion($0) })
      .store(in: &subscriptions)
  }

  /// A callback for each event waits for none of them.
  func follow(_ events: PassthroughSubject<Double, any Error>, handler: @escaping (Double) -> Void) {
    events.sink(receiveCompletion: { print($0) }, receiveValue: { handler($0) }).store(in: &subscriptions)
  }
}

// MARK: RxSwift and PromiseKit

func singleRepaired(_ readings: Single<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    _ = readings.subscribe(
      onSuccess: { continuation.resume(returning: $0) },
      onFailure: {
        print($0)
        continuation.resume(throwing: $0)
      })
  }
}

func observedRepaired(_ readings: Observable<Double>, completion: @escaping (Double?) -> Void) -> any Disposable {
  readings.subscribe(
    onNext: { completion($0) },
    onError: { problem in
      print(problem)
      completion(nil)
    })
}

func promisedRepaired(_ reading: PromiseKit.Promise<Double>) async throws -> Double {
  try await withCheckedThrowingContinuation { continuation in
    reading.map { $0 + 1 }.done { continuation.resume(returning: $0) }.catch {
      print($0)
      continuation.resume(throwing: $0)
    }
  }
}

func promisedWithEndRepaired(_ reading: PromiseKit.Promise<Double>, completion: @escaping (Double?) -> Void) {
  reading.done { value in
    completion(value)
  }.catch { problem in
    print(problem)
    completion(nil)
  }.finally {
    print("over")
  }
}

/// The end tells, however it came about.
func ensured(_ reading: PromiseKit.Promise<Double>, completion: @escaping () -> Void) {
  reading.done { print($0) }.ensure { completion() }.catch { print($0) }
}

func finallyTold(_ reading: PromiseKit.Promise<Double>, completion: @escaping () -> Void) {
  reading.done { print($0) }.catch { print($0) }.finally { completion() }
}
