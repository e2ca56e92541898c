import Combine
import RxSwift

// The same, and somebody resumes when the subscription is ended.

final class Subscription: @unchecked Sendable {
  var cancellable: AnyCancellable?
}

func firstRepaired<Value>(of publisher: AnyPublisher<Value, any Error>) async throws -> Value {
  let subscription = Subscription()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      var isOver = false
      subscription.cancellable = publisher.first().handleEvents(receiveCancel: {
        guard !isOver else { return }
        isOver = true
        continuation.resume(throwing: CancellationError())
      }).sink(
        receiveCompletion: { completion in
          guard !isOver else { return }
          isOver = true
          switch completion {
          case .failure(let error): continuation.resume(throwing: error)
          case .finished: continuation.resume(throwing: CancellationError())
          }
        },
        receiveValue: { value in
          guard !isOver else { return }
          isOver = true
          continuation.resume(returning: value)
        })
    }
  } onCancel: {
    subscription.cancellable?.cancel()
  }
}

func valueRepaired<Element>(of single: Single<Element>) async throws -> Element {
  let disposable = SingleAssignmentDisposable()
  return try await withTaskCancellationHandler(
    operation: {
      try await withCheckedThrowingContinuation { continuation in
        var isOver = false
        disposable.setDisposable(
          single.subscribe(
            onSuccess: {
              isOver = true
              continuation.resume(returning: $0)
            },
            onFailure: {
              isOver = true
              continuation.resume(throwing: $0)
            },
            onDisposed: {
              guard !isOver else { return }
              continuation.resume(throwing: CancellationError())
            }))
      }
    },
    onCancel: { [disposable] in
      disposable.dispose()
    })
}

/// A request that calls back when it is cancelled.
protocol Request: Sendable {
  func start(_ completion: @escaping @Sendable (Result<Int, any Error>) -> Void)
  func cancel()
}

func answer(to request: any Request) async throws -> Int {
  try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      request.start { continuation.resume(with: $0) }
    }
  } onCancel: {
    request.cancel()  // ok: it completes with an error
  }
}
