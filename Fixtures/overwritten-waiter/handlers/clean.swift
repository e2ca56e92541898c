final class Dialog: @unchecked Sendable {
  var onAnswer: ((Int) -> Void)?
  var onClose: (() -> Void)?

  func askRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      onAnswer?(0)
      onAnswer = { continuation.resume(returning: $0) }
    }
  }

  func chosen(_ option: Int) {
    onAnswer?(option)
    onAnswer = nil
  }

  func dismissRepaired() {
    let answer = onAnswer
    onAnswer = nil
    answer?(0)
  }

  /// It clears itself when it runs.
  func closed() async {
    if onClose != nil { return }
    await withCheckedContinuation { continuation in
      onClose = { [weak self] in
        self?.onClose = nil  // ok: it is running
        continuation.resume()
      }
    }
  }

  func close() {
    onClose?()
  }
}

/// What is told of each event holds nobody up.
final class Meter {
  var onChange: ((Int) -> Void)?

  func watch(_ sink: @escaping (Int) -> Void) {
    onChange = { sink($0 + 1) }  // ok: no continuation in it
  }

  func stop() {
    onChange = nil
  }
}

actor Requests {
  private var callbacks: [String: @Sendable (Int) -> Void] = [:]

  func requestRepaired(_ name: String) async -> Int? {
    guard callbacks[name] == nil else { return nil }
    return await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
      callbacks[name] = { value in
        continuation.resume(returning: value)
      }
    }
  }

  func received(_ name: String, _ value: Int) {
    callbacks.removeValue(forKey: name)?(value)
  }

  func expireRepaired(_ name: String) {
    callbacks[name]?(0)
    callbacks[name] = nil
  }
}

final class Recorder {
  private var completion: ((Result<Int, Error>) -> Void)?

  func recordRepaired(completion: @escaping (Result<Int, Error>) -> Void) {
    self.completion?(.failure(CancellationError()))
    self.completion = completion
  }

  func finished(_ length: Int) {
    completion?(.success(length))
    completion = nil
  }
}
