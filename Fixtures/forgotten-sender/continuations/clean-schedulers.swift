import Dispatch
import Foundation

// Work that is put elsewhere and resumes from there.

/// Stands for a managed object context.
protocol ObjectContext: Sendable {
  func perform(_ block: @escaping @Sendable () -> Void)
  func count() throws -> Int
}

/// Stands for a future of an event loop.
protocol FutureValue: Sendable {
  func whenComplete(_ callback: @escaping @Sendable (Result<Int, Error>) -> Void)
  func whenSuccess(_ callback: @escaping @Sendable (Int) -> Void)
  func whenFailure(_ callback: @escaping @Sendable (Error) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class Office: @unchecked Sendable {
  private let queue = DispatchQueue(label: "office")
  private let operations = OperationQueue()
  private var letters: [String] = []

  func onQueue() async -> Int {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.letters.count) }  // ok: the block runs once
    }
  }

  func onBarrier(_ letter: String) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      queue.async(flags: .barrier) {
        self.letters.append(letter)
        continuation.resume()
      }
    }  // ok: the block runs once
  }

  func onMain() async -> Bool {
    await withUnsafeContinuation { k in
      DispatchQueue.main.async { k.resume(returning: Thread.isMainThread) }
    }
  }

  func delayed() async {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      queue.asyncAfter(deadline: .now() + .milliseconds(10)) { done.resume() }  // ok: runs after the delay
    }
  }

  func synchronously() async -> Int {
    await withCheckedContinuation { continuation in
      queue.sync {
        guard !letters.isEmpty else { return }  // ok: leaves the inner closure only
        letters.removeFirst()
      }
      continuation.resume(returning: letters.count)
    }
  }

  func afterGroup(_ names: [String]) async -> Int {
    await withCheckedContinuation { continuation in
      let group = DispatchGroup()
      for name in names {
        group.enter()
        queue.async {
          self.letters.append(name)
          group.leave()
        }
      }
      group.notify(queue: queue) {
        continuation.resume(returning: self.letters.count)
      }
    }  // ok: the group is left as often as it is entered
  }

  func inContext(_ context: any ObjectContext) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      context.perform {
        do {
          continuation.resume(returning: try context.count())
        } catch {
          continuation.resume(throwing: error)
        }
      }  // ok: both ends of the do resume
    }
  }

  func inContextAsResult(_ context: any ObjectContext) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      context.perform { continuation.resume(with: Result { try context.count() }) }  // ok: the result has both sides
    }
  }

  func future(_ future: any FutureValue) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      future.whenComplete { continuation.resume(with: $0) }  // ok: the result has both sides
    }
  }

  func futureInTwo(_ future: any FutureValue) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      future.whenSuccess { continuation.resume(returning: $0) }  // ok: the failure is the other call's
      future.whenFailure { continuation.resume(throwing: $0) }
    }
  }

  func operation() async -> Int {
    await withCheckedContinuation { continuation in
      let operation = BlockOperation { note("working") }
      operation.completionBlock = { continuation.resume(returning: self.letters.count) }  // ok: runs at the end
      operations.addOperation(operation)
    }
  }

  func workItem() async -> Int {
    await withCheckedContinuation { continuation in
      let item = DispatchWorkItem { continuation.resume(returning: 1) }
      queue.async(execute: item)  // ok: the item is submitted
    }
  }

  func process(_ process: Process) async throws -> Int32 {
    try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }  // ok: what runs ends and calls the handler
    }
  }

  func inTask() async -> Int {
    await withCheckedContinuation { continuation in
      Task {
        let size = await self.onQueue()
        continuation.resume(returning: size)
      }  // ok: nothing in the task throws
    }
  }

  func onMainActor() async -> Bool {
    await withCheckedContinuation { continuation in
      Task { @MainActor in
        continuation.resume(returning: Thread.isMainThread)
      }
    }
  }

  func wakeAll(_ waiters: [CheckedContinuation<Void, Never>]) {
    waiters.forEach { $0.resume() }  // ok: each is another continuation
  }
}
