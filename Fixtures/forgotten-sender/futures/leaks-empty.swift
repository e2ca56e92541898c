import Combine

// Bridges from any publisher to a continuation that do not hear of an end without a value.

extension Publisher {
  func firstValue() async throws -> Output {
    try await withCheckedThrowingContinuation { continuation in
      var subscription: AnyCancellable?
      subscription = first().sink(  // want: forgotten-sender "when the publisher ends without a value, this 'sink' leaves 'continuation' from line 7 without a resume"
        receiveCompletion: { completion in
          switch completion {
          case .finished: break
          case .failure(let error): continuation.resume(throwing: error)
          }
          subscription?.cancel()
        },
        receiveValue: { value in continuation.resume(returning: value) })
    }
  }
}

func value<P: Publisher>(of publisher: P, _ kept: inout Set<AnyCancellable>) async throws -> P.Output {
  var subscriptions: Set<AnyCancellable> = []
  defer { kept.formUnion(subscriptions) }
  return try await withCheckedThrowingContinuation { continuation in
    publisher.first().receive(on: QueueScheduler.main).sink { completion in  // want: forgotten-sender "when the publisher ends without a value"
      if case .failure(let error) = completion { continuation.resume(throwing: error) }
    } receiveValue: { value in
      continuation.resume(returning: value)
    }.store(in: &subscriptions)
  }
}
