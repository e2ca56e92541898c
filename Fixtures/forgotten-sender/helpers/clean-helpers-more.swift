import Dispatch
import Foundation

// Helpers of other forms: extensions, wrappers, generic ones, closures that come back, recursion.

enum HelperError: Error {
  case nothing
}

protocol Source: Sendable {
  func fetch(completion: @escaping @Sendable (Int?, Error?) -> Void)
  func poll(_ callback: @escaping @Sendable (Bool) -> Void)
}

extension CheckedContinuation where E == any Error {
  func finish(_ value: T?, _ error: (any Error)?) {
    if let error {
      resume(throwing: error)
    } else if let value {
      resume(returning: value)
    } else {
      resume(throwing: HelperError.nothing)
    }
  }
}

func bridge<Value>(
  _ start: (@escaping (Result<Value, any Error>) -> Void) -> Void
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    start { continuation.resume(with: $0) }  // ok: handed to the caller's closure
  }
}

func retry(_ times: Int, _ body: () throws -> Int) -> Int {
  for _ in 0..<times {
    if let value = try? body() { return value }
  }
  return 0
}

struct Answer: Sendable {
  let continuation: CheckedContinuation<Int, any Error>

  func send(_ value: Int) {
    continuation.resume(returning: value)
  }
}

struct Probe: Sendable {
  let source: any Source
  let lock = NSLock()

  func byExtension() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      source.fetch { value, error in
        continuation.finish(value, error)  // ok: the extension resumes on each of its paths
      }
    }
  }

  func byExtensionReference() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      source.fetch(completion: continuation.finish)  // ok: the extension's method is the callback
    }
  }

  func byWrapper() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let answer = Answer(continuation: continuation)
      source.fetch { value, _ in
        answer.send(value ?? 0)  // ok: the wrapper holds the continuation
      }
    }
  }

  func byBridge() async throws -> Int {
    try await bridge { done in
      source.fetch { value, error in
        done(error.map { .failure($0) } ?? .success(value ?? 0))
      }
    }
  }

  func byMadeClosure() async -> Int {
    await withCheckedContinuation { continuation in
      let finish = makeFinish(continuation)
      source.fetch { value, _ in finish(value) }  // ok: the closure resumes
    }
  }

  func byRetry(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      let value = retry(3) {
        guard let number = Int(text) else { throw HelperError.nothing }  // ok: leaves the inner closure only
        return number
      }
      continuation.resume(returning: value)
    }
  }

  func byPolling() async -> Int {
    await withCheckedContinuation { continuation in
      poll(continuation, attempt: 0)  // ok: polls until it resumes
    }
  }

  func byLocked() async -> Int {
    await withCheckedContinuation { continuation in
      locked {
        continuation.resume(returning: 1)  // ok: the helper runs its closure once
      }
    }
  }

  func byLater() async -> Int {
    await withCheckedContinuation { continuation in
      later { continuation.resume(returning: 2) }  // ok: the helper runs its closure once, later
    }
  }

  func byDefaultArgument() async -> Int {
    await withCheckedContinuation { continuation in
      respond(to: continuation)  // ok: resumes with the default
    }
  }

  private func makeFinish(_ continuation: CheckedContinuation<Int, Never>) -> @Sendable (Int?) -> Void {
    { continuation.resume(returning: $0 ?? 0) }  // ok: handed back to the caller
  }

  private func poll(_ continuation: CheckedContinuation<Int, Never>, attempt: Int) {
    source.poll { isReady in
      guard !isReady else { return continuation.resume(returning: attempt) }
      poll(continuation, attempt: attempt + 1)  // ok: tries again
    }
  }

  private func locked(_ body: () -> Void) {
    lock.lock()
    defer { lock.unlock() }
    body()
  }

  private func later(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.01) {
      body()
    }
  }

  private func respond(to continuation: CheckedContinuation<Int, Never>, with value: Int = 0) {
    continuation.resume(returning: value)
  }
}
