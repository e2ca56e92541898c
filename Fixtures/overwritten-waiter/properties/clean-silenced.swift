import Dispatch
import Foundation

// Whoever waited is told where the work is cancelled, or by the cancelling itself.

@MainActor final class SettlingRepaired {
  private var item: DispatchWorkItem?
  private var pending: CheckedContinuation<Bool, Never>?

  func settleRepaired() async -> Bool {
    item?.cancel()
    pending?.resume(returning: false)
    return await withCheckedContinuation { continuation in
      pending = continuation
      let next = DispatchWorkItem { [weak self] in
        self?.pending?.resume(returning: true)
        self?.pending = nil
      }
      item = next
      DispatchQueue.main.asyncAfter(deadline: .now() + 1, execute: next)
    }
  }
}

final class SavingRepaired {
  private var block: BlockOperation?
  private var saved: ((Bool) -> Void)?
  private let queue = OperationQueue()

  func saveRepaired(completion: @escaping (Bool) -> Void) {
    block?.cancel()
    saved?(false)
    saved = completion
    let next = BlockOperation { [weak self] in
      self?.saved?(true)
      self?.saved = nil
    }
    block = next
    queue.addOperation(next)
  }
}

/// A task that is cancelled tells in its own way.
@MainActor final class SettlingTask {
  private var task: Task<Void, Never>?
  private var pending: CheckedContinuation<Bool, Never>?

  func settle() async -> Bool {
    task?.cancel()
    return await withCheckedContinuation { continuation in
      pending = continuation
      task = Task {
        await withTaskCancellationHandler {
          try? await Task.sleep(nanoseconds: 1_000_000)
        } onCancel: {
          Task { @MainActor in
            self.pending?.resume(returning: false)
            self.pending = nil
          }
        }
      }
    }
  }
}

/// A second one is refused as long as the first one waits.
@MainActor final class SettlingOnce {
  private var item: DispatchWorkItem?
  private var pending: CheckedContinuation<Bool, Never>?

  func settle() async -> Bool {
    guard item == nil else { return false }
    return await withCheckedContinuation { continuation in
      pending = continuation  // ok: the item is there as long as somebody waits
      let next = DispatchWorkItem { [weak self] in
        self?.pending?.resume(returning: true)
        self?.pending = nil
        self?.item = nil
      }
      item = next
      DispatchQueue.main.asyncAfter(deadline: .now() + 1, execute: next)
    }
  }
}
