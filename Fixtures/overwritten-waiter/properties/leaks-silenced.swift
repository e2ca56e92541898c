import Dispatch
import Foundation

// Work that would have told whoever waits is cancelled, which silences it, and the next one takes the place of the one that waits.

@MainActor final class Settling {
  private var item: DispatchWorkItem?
  private var pending: CheckedContinuation<Bool, Never>?

  func settle() async -> Bool {
    item?.cancel()
    return await withCheckedContinuation { continuation in
      pending = continuation  // want: overwritten-waiter "may still hold without resuming it"
      let next = DispatchWorkItem { [weak self] in
        self?.pending?.resume(returning: true)
        self?.pending = nil
      }
      item = next
      DispatchQueue.main.asyncAfter(deadline: .now() + 1, execute: next)
    }
  }
}

/// The same with a block of an operation, and a handler that is called once.
final class Saving {
  private var block: BlockOperation?
  private var saved: ((Bool) -> Void)?
  private let queue = OperationQueue()

  func save(completion: @escaping (Bool) -> Void) {
    block?.cancel()
    saved = completion  // want: overwritten-waiter "may still hold without calling it"
    let next = BlockOperation { [weak self] in
      self?.saved?(true)
      self?.saved = nil
    }
    block = next
    queue.addOperation(next)
  }
}
