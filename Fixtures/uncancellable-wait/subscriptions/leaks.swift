import Combine
import RxSwift

// Cancelling the task ends the subscription, and with it the callbacks that would have resumed.

final class Subscription: @unchecked Sendable {
  var cancellable: AnyCancellable?
}

func first<Value>(of publisher: AnyPublisher<Value, any Error>) async throws -> Value {
  let subscription = Subscription()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      var isOver = false
      subscription.cancellable = publisher.first().sink(
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
    subscription.cancellable?.cancel()  // want: uncancellable-wait "this ends the subscription at line 15, and only its callbacks resume 'continuation'"
  }
}

func value<Element>(of single: Single<Element>) async throws -> Element {
  let disposable = SingleAssignmentDisposable()
  return try await withTaskCancellationHandler(
    operation: {
      try await withCheckedThrowingContinuation { continuation in
        disposable.setDisposable(
          single.subscribe(
            onSuccess: { continuation.resume(returning: $0) },
            onFailure: { continuation.resume(throwing: $0) }))
      }
    },
    onCancel: { [disposable] in
      disposable.dispose()  // want: uncancellable-wait "this ends the subscription at line 41"
    })
}
