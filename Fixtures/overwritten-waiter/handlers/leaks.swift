/// The continuation is kept by a closure, and the closure is dropped.
final class Dialog: @unchecked Sendable {
  var onAnswer: ((Int) -> Void)?

  func ask() async -> Int {
    await withCheckedContinuation { continuation in
      onAnswer = { continuation.resume(returning: $0) }  // want: overwritten-waiter "'onAnswer' may still hold"
    }
  }

  func chosen(_ option: Int) {
    onAnswer?(option)
    onAnswer = nil
  }

  func dismiss() {
    onAnswer = nil  // want: overwritten-waiter "drops the continuation that 'onAnswer' may still hold"
  }
}

/// Closures by key.
actor Requests {
  private var callbacks: [String: @Sendable (Int) -> Void] = [:]

  func request(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      callbacks[name] = { value in  // want: overwritten-waiter "under the same key"
        continuation.resume(returning: value)
      }
    }
  }

  func received(_ name: String, _ value: Int) {
    callbacks.removeValue(forKey: name)?(value)
  }

  func expire(_ name: String) {
    callbacks[name] = nil  // want: overwritten-waiter "removes a continuation from 'callbacks'"
  }
}

/// A completion handler in a property, and a second caller.
final class Recorder {
  private var completion: ((Result<Int, Error>) -> Void)?

  func record(completion: @escaping (Result<Int, Error>) -> Void) {
    self.completion = completion  // want: overwritten-waiter "completion handler that 'completion' may still hold"
  }

  func finished(_ length: Int) {
    completion?(.success(length))
    completion = nil
  }
}
