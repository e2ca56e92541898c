import Foundation
import Synchronization

final class Waiter: @unchecked Sendable {
  private var continuation: CheckedContinuation<Void, Never>?

  func naive() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        self.continuation = continuation  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler at line 12 may have run"
      }
    } onCancel: {
      self.continuation?.resume()
      self.continuation = nil
    }
  }
}

final class Locked: Sendable {
  private let waiting = Mutex<CheckedContinuation<Void, Never>?>(nil)

  func behindALock() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiting.withLock { $0 = continuation }  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler at line 27"
      }
    } onCancel: {
      waiting.withLock { $0 }?.resume()
    }
  }
}

final class Box: @unchecked Sendable {
  var continuation: CheckedContinuation<Int, Error>?
}

func inABox(_ ask: @escaping @Sendable (@escaping @Sendable (Int) -> Void) -> Void) async throws -> Int {
  let box = Box()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      box.continuation = continuation  // want: uncancellable-wait "'continuation' is put away here after the cancellation handler at line 44"
      ask { box.continuation?.resume(returning: $0) }
    }
  } onCancel: {
    box.continuation?.resume(throwing: CancellationError())
  }
}
