import Dispatch
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Two resumes in the text, of which one runs; or resumes of something else.

protocol Recorder: AnyObject, Sendable {
  func record(success: @escaping @Sendable (Int) -> Void, failure: @escaping @Sendable (Error) -> Void)
  func stop(completion: @escaping @Sendable (Int?, Error?) -> Void)
}

protocol Suspendable {
  func resume()
}

func note(_ message: String) {
  print(message)
}

final class Studio: @unchecked Sendable {
  private let recorder: any Recorder
  private var parked: CheckedContinuation<Void, Never>?
  private var waiters: [CheckedContinuation<Int, Never>] = []

  init(recorder: any Recorder) {
    self.recorder = recorder
  }

  func alternatives() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      recorder.record {
        continuation.resume(returning: $0)
      } failure: {
        continuation.resume(throwing: $0)  // ok: one of the two is called
      }
    }
  }

  func otherTypes(_ url: URL, _ suspended: any Suspendable) async -> Data? {
    await withCheckedContinuation { continuation in
      let task = URLSession.shared.dataTask(with: url) { data, _, _ in
        continuation.resume(returning: data)
      }
      suspended.resume()  // ok: not a continuation
      task.resume()  // ok: not a continuation
    }
  }

  func source() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let source = DispatchSource.makeTimerSource()
      source.schedule(deadline: .now() + 0.1)
      source.setEventHandler {
        source.cancel()
        continuation.resume()
      }
      source.resume()  // ok: starts the source
    }
  }

  func flagOfTwo() async -> Int {
    await withCheckedContinuation { continuation in
      let lock = NSLock()
      var isDone = false
      let finish: @Sendable (Int) -> Void = { value in
        let isFirst = lock.withLock { () -> Bool in
          defer { isDone = true }
          return !isDone
        }
        guard isFirst else { return }
        continuation.resume(returning: value)  // ok: for the first caller only
      }
      recorder.stop { value, _ in finish(value ?? 0) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 1) { finish(-1) }
    }
  }

  func optionalPair() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      recorder.stop { value, error in
        if let error { return continuation.resume(throwing: error) }
        guard let value else { return continuation.resume(throwing: CancellationError()) }
        continuation.resume(returning: value)  // ok: the two above return
      }
    }
  }

  func takenOnce() {
    parked?.resume()
    parked = nil
    parked?.resume()  // ok: nil by now
  }

  func park() async {
    await withCheckedContinuation { continuation in
      let previous = parked
      parked = continuation
      previous?.resume()  // ok: the one that was parked before
    }
  }

  func wait() async -> Int {
    await withCheckedContinuation { waiters.append($0) }
  }

  func wakeAll() {
    let woken = waiters
    waiters = []
    for waiter in woken {
      waiter.resume(returning: woken.count)  // ok: each is another continuation
    }
  }

  func nested() async -> Int {
    await withCheckedContinuation { outer in
      Task {
        let inner = await withCheckedContinuation { inner in
          inner.resume(returning: 1)  // ok: the inner one
        }
        outer.resume(returning: inner)
      }
    }
  }

  func shadowed() async -> Int {
    await withCheckedContinuation { continuation in
      Task {
        _ = await withCheckedContinuation { continuation in
          continuation.resume(returning: 1)  // ok: the inner one of the same name
        }
        continuation.resume(returning: 2)
      }
    }
  }

  func recursion(_ rest: Int, completion: @escaping @Sendable (Int) -> Void) {
    recorder.stop { value, _ in
      guard value == nil, rest > 0 else { return completion(value ?? 0) }
      self.recursion(rest - 1, completion: completion)  // ok: instead of a call, not after one
    }
  }

  func throwsAfterwards(_ text: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let value: Int
      do {
        guard let number = Int(text) else { throw CancellationError() }
        value = number
      } catch {
        return continuation.resume(throwing: error)
      }
      continuation.resume(returning: value)  // ok: the catch above returns
    }
  }

  func conditional(_ code: Int) async -> Int {
    await withCheckedContinuation { continuation in
      #if os(macOS)
        continuation.resume(returning: code)
      #else
        continuation.resume(returning: -code)  // ok: one of the two is compiled
      #endif
    }
  }
}
