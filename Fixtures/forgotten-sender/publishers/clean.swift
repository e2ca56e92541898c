import Combine

// The repaired twins of leaks.swift, and publishers whose end tells somebody else.

struct Missing: Error {}

func elementsRepaired(of publisher: AnyPublisher<Int, any Error>) -> AsyncThrowingStream<Int, any Error> {
  AsyncThrowingStream { continuation in
    nonisolated(unsafe) let subscription = publisher.sink(
      receiveCompletion: { completion in
        switch completion {
        case .failure(let error): continuation.finish(throwing: error)
        case .finished: continuation.finish()
        }
      },
      receiveValue: { continuation.yield($0) })
    continuation.onTermination = { _ in subscription.cancel() }
  }
}

func numbersRepaired(of publisher: AnyPublisher<Int, any Error>) -> AsyncStream<Int> {
  AsyncStream { continuation in
    nonisolated(unsafe) let subscription = publisher.sink { completion in
      if case .failure(let error) = completion { print(error) }
      continuation.finish()
    } receiveValue: {
      continuation.yield($0)
    }
    continuation.onTermination = { _ in subscription.cancel() }
  }
}

/// It cannot fail.
func numbers(of publisher: AnyPublisher<Int, Never>) -> AsyncStream<Int> {
  AsyncStream { continuation in
    nonisolated(unsafe) let subscription = publisher.sink { completion in
      if case .finished = completion { continuation.finish() }  // ok: there is no other end
    } receiveValue: {
      continuation.yield($0)
    }
    continuation.onTermination = { _ in subscription.cancel() }
  }
}

func firstRepaired(of publisher: AnyPublisher<Int?, any Error>, in subscriptions: inout Set<AnyCancellable>)
  async throws -> Int
{
  nonisolated(unsafe) var subscription: AnyCancellable?
  defer { subscription?.cancel() }
  return try await withCheckedThrowingContinuation { continuation in
    subscription = publisher.first().sink { completion in
      if case .failure(let error) = completion { continuation.resume(throwing: error) }
    } receiveValue: { value in
      guard let value else {
        continuation.resume(throwing: Missing())
        return
      }
      continuation.resume(returning: value)
    }
  }
}

/// The end of the publisher comes in any case.
func firstOrNone(of publisher: AnyPublisher<Int?, any Error>) async throws -> Int {
  nonisolated(unsafe) var subscription: AnyCancellable?
  nonisolated(unsafe) var isDone = false
  defer { subscription?.cancel() }
  return try await withCheckedThrowingContinuation { continuation in
    subscription = publisher.first().sink { completion in
      guard !isDone else { return }
      switch completion {
      case .failure(let error): continuation.resume(throwing: error)
      case .finished: continuation.resume(throwing: Missing())
      }
    } receiveValue: { value in
      guard let value else { return }  // ok: the end follows
      isDone = true
      continuation.resume(returning: value)
    }
  }
}
