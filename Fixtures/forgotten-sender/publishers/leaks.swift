import Combine

// A publisher tells its end once, and of some it is known that they send one value.

struct Missing: Error {}

/// The stream goes on when the publisher has finished.
func elements(of publisher: AnyPublisher<Int, any Error>) -> AsyncThrowingStream<Int, any Error> {
  AsyncThrowingStream { continuation in
    nonisolated(unsafe) let subscription = publisher.sink(
      receiveCompletion: { completion in
        if case .failure(let error) = completion { continuation.finish(throwing: error) }
      },  // want: forgotten-sender "leaves 'continuation' from line 9 without 'finish()' (when 'completion' is not .failure)"
      receiveValue: { continuation.yield($0) })
    continuation.onTermination = { _ in subscription.cancel() }
  }
}

/// And this one when it has failed.
func numbers(of publisher: AnyPublisher<Int, any Error>) -> AsyncStream<Int> {
  AsyncStream { continuation in
    nonisolated(unsafe) let subscription = publisher.sink { completion in
      switch completion {
      case .finished: continuation.finish()
      case .failure(let error): print(error)
      }
    } receiveValue: {  // want: forgotten-sender "leaves 'continuation' from line 21 without 'finish()' (when 'completion' is .failure)"
      continuation.yield($0)
    }
    continuation.onTermination = { _ in subscription.cancel() }
  }
}

/// No other value comes behind the first.
func first(of publisher: AnyPublisher<Int?, any Error>, in subscriptions: inout Set<AnyCancellable>) async throws -> Int
{
  nonisolated(unsafe) var subscription: AnyCancellable?
  defer { subscription?.cancel() }
  return try await withCheckedThrowingContinuation { continuation in
    subscription = publisher.first().sink { completion in
      if case .failure(let error) = completion { continuation.resume(throwing: error) }
    } receiveValue: { value in
      guard let value else { return }  // want: forgotten-sender "this return leaves 'continuation' from line 39 without a resume (when 'value' is nil)"
      continuation.resume(returning: value)
    }
  }
}
