final class Plug: @unchecked Sendable {
  private var waiter: CheckedContinuation<Void, Never>?
  private var isDone = false

  func park() async {
    await withCheckedContinuation { continuation in
      if waiter != nil { return continuation.resume() }
      waiter = continuation
    }
  }

  func wakeRepaired() {
    waiter?.resume()
    waiter = nil
  }

  func wakeOnce() {
    guard !isDone else { return }
    isDone = true
    waiter?.resume()  // ok: the flag lets nobody in again
  }

  func wakeByHelper() {
    waiter?.resume()
    forget()
  }

  private func forget() {
    waiter = nil
  }
}

actor Download {
  private var finished: CheckedContinuation<Int, Error>?

  func value() async throws -> Int {
    guard finished == nil else { throw CancellationError() }
    return try await withCheckedThrowingContinuation { finished = $0 }
  }

  func done(_ count: Int) {
    let continuation = finished
    finished = nil
    continuation?.resume(returning: count)
  }

  func failedRepaired(_ error: any Error) {
    guard let finished else { return }
    self.finished = nil
    finished.resume(throwing: error)
  }

  func failedDeferred(_ error: any Error) {
    defer { finished = nil }
    finished?.resume(throwing: error)
  }
}

final class Echo {
  private var reply: CheckedContinuation<String, Never>?

  func ask() async -> String {
    await withCheckedContinuation { continuation in
      precondition(reply == nil)
      reply = continuation
    }
  }

  func answerRepaired(_ text: String?) {
    if text == nil {
      reply?.resume(returning: "")
    } else {
      reply?.resume(returning: text ?? "")
    }
    reply = nil
  }
}
