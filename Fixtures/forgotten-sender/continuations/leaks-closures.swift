import Dispatch
import Foundation

// The closure that should resume leaves early, or is never run.

enum DriveError: Error {
  case locked, gone
}

protocol Drive: Sendable {
  func read(_ block: Int, completion: @escaping @Sendable (Data?) -> Void)
  func stat(_ name: String, completionHandler: @escaping @Sendable (Result<Int, Error>) -> Void)
}

func note(_ message: String) {
  print(message)
}

struct Backup: Sendable {
  let drive: any Drive
  let queue = DispatchQueue(label: "backup")
  let isLocked: Bool

  func guardOnQueue() async -> Int {
    await withCheckedContinuation { continuation in
      queue.async {
        guard !isLocked else { return }  // want: forgotten-sender "continuation"
        continuation.resume(returning: 1)
      }
    }
  }

  func guardAfterDelay() async -> Int {
    await withUnsafeContinuation { continuation in
      queue.asyncAfter(deadline: .now() + 0.1) {
        if isLocked {
          note("still locked")
          return  // want: forgotten-sender "continuation"
        }
        continuation.resume(returning: 2)
      }
    }
  }

  func throwingUnsafe(_ name: String) async throws -> Int {
    try await withUnsafeThrowingContinuation { uc in
      drive.stat(name) { result in
        switch result {
        case .success(let size): uc.resume(returning: size)
        case .failure(DriveError.gone): note("\(name) is gone")
        case .failure(let error): uc.resume(throwing: error)
        }
      }  // want: forgotten-sender "uc"
    }
  }

  func twoLevels(_ name: String) async -> Data {
    await withCheckedContinuation { continuation in
      drive.stat(name) { result in
        guard case .success(let block) = result else { return }  // want: forgotten-sender "continuation"
        drive.read(block) { data in
          guard let data else { return }  // via: forgotten-sender "continuation"
          continuation.resume(returning: data)
        }
      }
    }
  }

  func innerOnly(_ block: Int) async -> Data {
    await withCheckedContinuation { continuation in
      drive.read(block) { data in
        queue.async {
          if let data {
            continuation.resume(returning: data)
          }
        }  // want: forgotten-sender "continuation"
      }
    }
  }

  func finishNeverCalled(_ block: Int) async -> Bool {
    await withCheckedContinuation { continuation in  // want: forgotten-sender "continuation"
      let finish = { (done: Bool) in
        continuation.resume(returning: done)
      }
      drive.read(block) { data in
        note("read \(data?.count ?? 0)")
      }
    }
  }

  func finishOnOnePath(_ block: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      let finish = { (done: Bool) in
        continuation.resume(returning: done)
      }
      drive.read(block) { data in
        if data != nil {
          finish(true)
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func localFunction(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      func succeed(_ size: Int) {
        note("size \(size)")
        continuation.resume(returning: size)
      }
      drive.stat(name) { result in
        switch result {
        case .success(let size): succeed(size)
        case .failure: note("failed")
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func nothingResumes(_ block: Int) async -> Int {
    await withCheckedContinuation { (cont: CheckedContinuation<Int, Never>) in  // want: forgotten-sender "cont"
      drive.read(block) { data in
        note("read \(data?.count ?? 0)")
      }
    }
  }

  func ignoredParameter(_ block: Int) async {
    await withCheckedContinuation { (_: CheckedContinuation<Void, Never>) in  // want: forgotten-sender "ontinuation"
      note("asked for \(block)")
    }
  }

  func operationQueue(_ operations: OperationQueue) async -> Int {
    await withCheckedContinuation { cont in
      operations.addOperation {
        guard !isLocked else {
          return  // want: forgotten-sender "cont"
        }
        cont.resume(returning: 3)
      }
    }
  }

  func callbackAsVariable(_ block: Int) async -> Data {
    await withCheckedContinuation { continuation in
      let onData: @Sendable (Data?) -> Void = { data in
        guard let data else { return }  // want: forgotten-sender "continuation"
        continuation.resume(returning: data)
      }
      drive.read(block, completion: onData)
    }
  }

  func insideCancellationHandler(_ block: Int) async -> Data? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard !isLocked else { return }  // want: forgotten-sender "continuation"
        drive.read(block) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      note("cancelled")
    }
  }

  func taskThenQueue() async -> Int {
    await withCheckedContinuation { continuation in
      Task {
        await Task.yield()
        queue.async {
          guard !isLocked else { return }  // want: forgotten-sender "continuation"
          continuation.resume(returning: 4)
        }
      }
    }
  }

  func innerReturnLeavesOuter() async -> Int {
    await withCheckedContinuation { continuation in
      let size: Int = {
        guard !isLocked else { return 0 }  // ok: leaves the inner closure only
        return 1
      }()
      guard size > 0 else { return }  // want: forgotten-sender "continuation"
      continuation.resume(returning: size)
    }
  }
}
