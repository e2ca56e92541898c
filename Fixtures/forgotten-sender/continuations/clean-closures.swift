import Dispatch
import Foundation

// Every closure that takes the continuation over resumes it, on each of its paths.

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

  func guardOnQueueRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      queue.async {
        guard !isLocked else { return continuation.resume(returning: 0) }  // ok: returns by resuming
        continuation.resume(returning: 1)
      }
    }
  }

  func guardAfterDelayRepaired() async -> Int {
    await withUnsafeContinuation { continuation in
      queue.asyncAfter(deadline: .now() + 0.1) {
        if isLocked {
          note("still locked")  // ok: goes on to the resume
        }
        continuation.resume(returning: 2)
      }
    }
  }

  func throwingUnsafeRepaired(_ name: String) async throws -> Int {
    try await withUnsafeThrowingContinuation { uc in
      drive.stat(name) { result in
        switch result {
        case .success(let size): uc.resume(returning: size)
        case .failure(DriveError.gone): uc.resume(returning: 0)
        case .failure(let error): uc.resume(throwing: error)
        }
      }  // ok: three cases, three resumes
    }
  }

  func twoLevelsRepaired(_ name: String) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      drive.stat(name) { result in
        switch result {
        case .failure(let error):
          continuation.resume(throwing: error)
        case .success(let block):
          drive.read(block) { data in
            guard let data else { return continuation.resume(throwing: DriveError.gone) }  // ok: resumes
            continuation.resume(returning: data)
          }
        }
      }  // ok: the success case resumes in its own callback
    }
  }

  func innerOnlyRepaired(_ block: Int) async -> Data {
    await withCheckedContinuation { continuation in
      drive.read(block) { data in
        queue.async {
          continuation.resume(returning: data ?? Data())
        }
      }  // ok: the queue's block resumes
    }
  }

  func finishNeverCalledRepaired(_ block: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      let finish = { (done: Bool) in
        continuation.resume(returning: done)
      }
      drive.read(block) { data in
        note("read \(data?.count ?? 0)")
        finish(data != nil)  // ok: calls the closure that resumes
      }
    }
  }

  func finishOnOnePathRepaired(_ block: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      let finish = { (done: Bool) in
        continuation.resume(returning: done)
      }
      drive.read(block) { data in
        if data != nil {
          finish(true)
        } else {
          finish(false)
        }
      }  // ok: finish is called on both paths
    }
  }

  func localFunctionRepaired(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      func succeed(_ size: Int) {
        note("size \(size)")
        continuation.resume(returning: size)
      }
      drive.stat(name) { result in
        switch result {
        case .success(let size): succeed(size)
        case .failure: succeed(0)
        }
      }  // ok: the local function resumes for both cases
    }
  }

  func nothingResumesRepaired(_ block: Int) async -> Int {
    await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
      drive.read(block) { data in
        note("read \(data?.count ?? 0)")
        continuation.resume(returning: data?.count ?? 0)
      }
    }
  }

  func ignoredParameterRepaired(_ block: Int) async {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      note("asked for \(block)")
      done.resume()
    }
  }

  func operationQueueRepaired(_ operations: OperationQueue) async -> Int {
    await withCheckedContinuation { cont in
      operations.addOperation {
        let value = isLocked ? 0 : 3
        cont.resume(returning: value)
      }
    }
  }

  func callbackAsVariableRepaired(_ block: Int) async -> Data {
    await withCheckedContinuation { continuation in
      let onData: @Sendable (Data?) -> Void = { data in
        continuation.resume(returning: data ?? Data())
      }
      drive.read(block, completion: onData)  // ok: the variable's closure resumes
    }
  }

  func insideCancellationHandlerRepaired(_ block: Int) async -> Data? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard !isLocked else {
          continuation.resume(returning: nil)
          return
        }
        drive.read(block) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      note("cancelled")  // ok: the read answers by itself
    }
  }

  func taskThenQueueRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      Task {
        await Task.yield()
        queue.async {
          continuation.resume(returning: isLocked ? 0 : 4)
        }
      }  // ok: the queue's block resumes
    }
  }

  func innerReturnLeavesOuterRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      let size: Int = {
        guard !isLocked else { return 0 }  // ok: leaves the inner closure only
        return 1
      }()
      continuation.resume(returning: size)
    }
  }
}
