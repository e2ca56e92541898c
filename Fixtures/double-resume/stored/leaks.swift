/// Resumed, and still there for the next call.
final class Plug: @unchecked Sendable {
  private var waiter: CheckedContinuation<Void, Never>?

  func park() async {
    await withCheckedContinuation { continuation in
      if waiter != nil { return continuation.resume() }
      waiter = continuation
    }
  }

  func wake() {
    waiter?.resume()  // want: double-resume "'waiter' is resumed here and stays set"
  }
}

/// One way clears the property, the other does not.
actor Download {
  private var finished: CheckedContinuation<Int, Error>?

  func value() async throws -> Int {
    guard finished == nil else { throw CancellationError() }
    return try await withCheckedThrowingContinuation { finished = $0 }
  }

  func done(_ count: Int) {
    finished?.resume(returning: count)
    finished = nil
  }

  func failed(_ error: any Error) {
    guard let finished else { return }
    finished.resume(throwing: error)  // want: double-resume "stays set"
  }
}

/// Twice on one path.
final class Echo {
  private var reply: CheckedContinuation<String, Never>?

  func ask() async -> String {
    await withCheckedContinuation { continuation in
      precondition(reply == nil)
      reply = continuation
    }
  }

  func answer(_ text: String?) {
    if text == nil {
      reply?.resume(returning: "")
    }
    reply?.resume(returning: text ?? "")  // want: double-resume "a second time here, after line 50"
    reply = nil
  }
}
