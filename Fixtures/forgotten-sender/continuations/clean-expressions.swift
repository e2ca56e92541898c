// Expressions, `defer` and conditional compilation with one resume on each path.

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

  func ifExpressionRepaired(_ ready: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let message = if ready { deliver(1, to: continuation) } else { deliver(0, to: continuation) }
      note(message)
    }  // ok: both branches of the expression resume
  }

  func switchExpressionRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      let message =
        switch device.status() {
        case .ready: deliver(1, to: continuation)
        case .waiting, .closed: deliver(0, to: continuation)
        }
      note(message)
    }  // ok: each case of the expression resumes
  }

  func shortCircuitRepaired(_ allowed: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      let done = allowed && device.status() == .ready
      _ = deliver(done ? 2 : 0, to: continuation)
    }  // ok: resumed whatever the condition
  }

  func coalescingRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      let text = deliver(cached ?? 3, to: continuation)
      note(text)
    }
  }

  func deferTooLateRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      defer { continuation.resume(returning: cached ?? 0) }
      guard let cached else { return }  // ok: the defer stands above
      note("cached \(cached)")
    }
  }

  func deferUnderConditionRepaired(_ isLast: Bool) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      defer {
        if isLast { note("last") }
        continuation.resume()
      }
      note("step")
    }  // ok: the defer resumes whatever the condition
  }

  func deferOfInnerScopeRepaired(_ wanted: Bool) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      defer { continuation.resume() }
      if wanted {
        note("wanted")
        return  // ok: the defer runs here too
      }
      note("left")
    }
  }

  func platformReturnsRepaired() async -> Int? {
    await withCheckedContinuation { continuation in
      #if os(Linux)
        continuation.resume(returning: nil)
      #else
        device.connect { continuation.resume(returning: $0) }
      #endif
    }  // ok: one of the two is compiled, both resume
  }

  func debugReturnsRepaired(_ skip: Bool) async -> Int? {
    await withCheckedContinuation { continuation in
      #if DEBUG
        if skip { return continuation.resume(returning: nil) }  // ok: returns by resuming
      #endif
      device.connect { continuation.resume(returning: $0) }
    }
  }

  func throwingResumeRepaired(_ id: Int?) async throws -> Int {
    try await withUnsafeThrowingContinuation { cc in
      let deliver = { (value: Int) in cc.resume(with: .success(value)) }
      if let id {
        deliver(id)
      } else {
        deliver(0)
      }
    }  // ok: the closure is called on both paths
  }

  func conditionListRepaired(_ a: Bool) async -> Int {
    await withCheckedContinuation { continuation in
      if a, let cached, case .ready = device.status() {
        continuation.resume(returning: cached)
        return
      }
      note("nothing cached")
      continuation.resume(returning: 0)
    }  // ok: resumed on the last line
  }

  func otherResumeRepaired(_ suspended: any Resumable) async -> Int {
    await withCheckedContinuation { continuation in
      suspended.resume()  // ok: another object's resume, not a resume of the continuation
      continuation.resume(returning: cached ?? 0)
    }
  }

  func conditionalChain(_ code: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      if code == 0 {
        continuation.resume(returning: true)
        return
      }
      #if os(macOS)
        note("macOS")
      #elseif os(Linux)
        note("Linux")
      #endif
      continuation.resume(returning: false)  // ok: stands after the #endif
    }
  }

  func conditionalGuard() async -> Int {
    await withCheckedContinuation { continuation in
      #if os(macOS)
        guard let value = cached else { return continuation.resume(returning: 0) }
      #else
        let value = cached ?? 0
      #endif
      continuation.resume(returning: value)  // ok: either way there is a value
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
