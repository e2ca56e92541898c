import Combine

// Bridges from a publisher to a continuation that hear of an end without a value, or know that there is none.

extension Publisher {
  func firstValueRepaired() async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      var subscription: AnyCancellable?
      var hasValue = false
      subscription = first().sink(
        receiveCompletion: { completion in
          switch completion {
          case .finished: if !hasValue { continuation.resume(throwing: CancellationError()) }
          case .failure(let error): continuation.resume(throwing: error)
          }
          subscription?.cancel()
        },
        receiveValue: { value in
          hasValue = true
          continuation.resume(returning: value)  // ok: the end without a value is told above
        })
    }
  }
}

func valueRepaired<P: Publisher>(of publisher: P, _ kept: inout Set<AnyCancellable>) async throws -> P.Output? {
  var subscriptions: Set<AnyCancellable> = []
  var found: P.Output?
  defer { kept.formUnion(subscriptions) }
  return try await withCheckedThrowingContinuation { continuation in
    publisher.first().receive(on: QueueScheduler.main).sink { completion in
      if case .failure(let error) = completion {
        continuation.resume(throwing: error)
      } else {
        continuation.resume(returning: found)
      }
    } receiveValue: { value in
      found = value
    }.store(in: &subscriptions)
  }
}

final class Account {
  private var subscriptions: Set<AnyCancellable> = []
  private let load: () -> AnyPublisher<Int, any Error>
  init(load: @escaping () -> AnyPublisher<Int, any Error>) { self.load = load }

  func balance() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      load().sink { completion in
        if case .failure(let error) = completion { continuation.resume(throwing: error) }
      } receiveValue: { value in
        continuation.resume(returning: value)  // ok: a request sends its answer or fails
      }.store(in: &subscriptions)
    }
  }
}
