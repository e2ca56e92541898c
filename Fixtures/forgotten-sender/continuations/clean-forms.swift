import Dispatch
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// The many spellings of a resume.

protocol Camera: Sendable {
  func shoot(completion: @escaping @Sendable (Int) -> Void)
  func focus(completion: @escaping @Sendable () -> Void)
  func develop(completion: @escaping @Sendable (Result<Data, Error>) -> Void)
}

func withRetries(_ times: Int, _ body: () throws -> Void) rethrows {
  try body()
}

struct Studio: Sendable {
  let camera: any Camera

  func shorthand() async -> Int {
    await withCheckedContinuation { cont in camera.shoot { cont.resume(returning: $0) } }  // ok: one line
  }

  func shorthandParameter() async {
    await withCheckedContinuation { $0.resume() }  // ok: $0 is the continuation
  }

  func capturedShorthand() async -> Int {
    await withCheckedContinuation {
      let done = $0
      camera.shoot { done.resume(returning: $0) }  // ok: done is the continuation
    }
  }

  func result() async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      camera.develop { continuation.resume(with: $0) }  // ok: the result has both sides
    }
  }

  func methodReference() async -> Int {
    await withCheckedContinuation { continuation in
      camera.shoot(completion: continuation.resume(returning:))  // ok: the method is the callback
    }
  }

  func methodReferenceOfResult() async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      camera.develop(completion: continuation.resume(with:))  // ok: the method is the callback
    }
  }

  func methodReferenceWithoutLabels() async {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      camera.focus(completion: done.resume)  // ok: the method is the callback
    }
  }

  func methodAsVariable() async -> Int {
    await withUnsafeContinuation { continuation in
      let finish: (Int) -> Void = continuation.resume(returning:)
      finish(1)  // ok: finish is the resume
    }
  }

  func functionAsBody() async -> Int {
    await withCheckedContinuation(begin)  // ok: the function resumes what it is given
  }

  func headerOnItsOwnLine() async -> Int {
    await withCheckedContinuation {
      (continuation: CheckedContinuation<Int, Never>) -> Void in
      camera.shoot { continuation.resume(returning: $0) }
    }
  }

  func successOfVoid() async throws {
    try await withCheckedThrowingContinuation { (cc: CheckedContinuation<Void, Error>) in
      camera.focus {
        cc.resume(with: .success(()))
      }
    }
  }

  func returned(_ value: Int?) async -> Int {
    await withCheckedContinuation { continuation in
      guard let value else { return continuation.resume(returning: 0) }  // ok: returns by resuming
      return continuation.resume(returning: value)
    }
  }

  func renamed() async -> Int {
    await withCheckedContinuation { continuaton in
      let observer = continuaton
      camera.shoot { observer.resume(returning: $0) }  // ok: a copy under another name
    }
  }

  func optionalOverload(_ value: Int?) async -> Int {
    await withCheckedContinuation { seal in
      value.map { seal.resume(returning: $0) } ?? seal.resume(returning: 0)  // ok: ?? is the nil side
    }
  }

  func dataTask(_ url: URL) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      let task = URLSession.shared.dataTask(with: url) { data, _, error in
        if let error {
          return continuation.resume(throwing: error)
        }
        continuation.resume(returning: data ?? Data())
      }
      task.resume()  // ok: starts the task, not a resume of the continuation
    }
  }

  func tuple() async -> (Int, Int) {
    await withCheckedContinuation { (continuation: CheckedContinuation<(Int, Int), Never>) in
      camera.shoot { first in
        camera.shoot { second in
          continuation.resume(returning: (first, second))
        }
      }
    }
  }

  func nowOnceClosure() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      withRetries(1) {
        continuation.resume()  // ok: the helper runs its closure once
      }
    }
  }

  func twoAtOnce() async -> Int {
    async let left = withCheckedContinuation { k in camera.shoot { k.resume(returning: $0) } }
    async let right = withCheckedContinuation { k in camera.shoot { k.resume(returning: $0) } }
    return await left + right  // ok: each has its own continuation
  }

  private func begin(_ continuation: CheckedContinuation<Int, Never>) {
    camera.shoot { continuation.resume(returning: $0) }
  }
}
