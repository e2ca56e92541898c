// Expressions, `defer` and conditional compilation that leave a path without a resume.

enum State: Sendable {
  case ready, waiting, closed
}

protocol Device: Sendable {
  func connect(completion: @escaping @Sendable (Int?) -> Void)
  func status() -> State
}

func note(_ message: String) {
  print(message)
}

struct Bench: Sendable {
  let device: any Device
  let cached: Int?

  func ifExpression(_ ready: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let message = if ready { deliver(1, to: continuation) } else { "not ready" }
      note(message)
    }  // want: forgotten-sender "continuation"
  }

  func switchExpression() async -> Int {
    await withCheckedContinuation { continuation in
      let message =
        switch device.status() {
        case .ready: deliver(1, to: continuation)
        case .waiting: deliver(0, to: continuation)
        case .closed: "closed"
        }
      note(message)
    }  // want: forgotten-sender "continuation"
  }

  func shortCircuit(_ allowed: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let done = allowed && deliver(2, to: continuation) == "delivered"
      note("done: \(done)")
    }  // want: forgotten-sender "continuation"
  }

  func coalescing() async -> Int {
    await withCheckedContinuation { continuation in
      let text = cached.map(String.init) ?? deliver(3, to: continuation)
      note(text)
    }  // want: forgotten-sender "continuation"
  }

  func deferTooLate() async -> Int {
    await withCheckedContinuation { continuation in
      guard let cached else { return }  // want: forgotten-sender "continuation"
      defer { continuation.resume(returning: cached) }
      note("cached \(cached)")
    }
  }

  func deferUnderCondition(_ isLast: Bool) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      defer {
        if isLast { continuation.resume() }
      }
      note("step")
    }  // want: forgotten-sender "continuation"
  }

  func deferOfInnerScope(_ wanted: Bool) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      if wanted {
        defer { continuation.resume() }
        note("wanted")
      }
      note("left")
    }  // want: forgotten-sender "continuation"
  }

  func platformReturns() async -> Int? {
    await withCheckedContinuation { continuation in
      #if os(Linux)
        note("no such device on Linux")
      #else
        device.connect { continuation.resume(returning: $0) }
      #endif
    }  // want: forgotten-sender "continuation"
  }

  func debugReturns(_ skip: Bool) async -> Int? {
    await withCheckedContinuation { continuation in
      #if DEBUG
        if skip { return }  // want: forgotten-sender "continuation"
      #endif
      device.connect { continuation.resume(returning: $0) }
    }
  }

  func throwingResume(_ id: Int?) async throws -> Int {
    try await withUnsafeThrowingContinuation { cc in
      let deliver = { (value: Int) in cc.resume(with: .success(value)) }
      if let id {
        deliver(id)
      }
    }  // want: forgotten-sender "cc"
  }

  func conditionList(_ a: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      if a, let cached, case .ready = device.status() {
        continuation.resume(returning: cached)
        return
      }
      note("nothing cached")
    }  // want: forgotten-sender "continuation"
  }

  func otherResume(_ suspended: any Resumable) async -> Int {
    await withCheckedContinuation { continuation in
      guard let cached else {
        suspended.resume()
        return  // want: forgotten-sender "continuation"
      }
      continuation.resume(returning: cached)
    }
  }

  private func deliver(_ value: Int, to continuation: CheckedContinuation<Int, Never>) -> String {
    continuation.resume(returning: value)
    return "delivered"
  }
}

protocol Resumable: Sendable {
  func resume()
}
