import Dispatch
import Foundation

// A flag that says "already resumed", set on a path on which nobody resumed.

protocol Printer: Sendable {
  func printPage(_ text: String, completion: @escaping @Sendable (Int?) -> Void)
  func cancelAll()
}

/// True for the first who asks.
final class Once: @unchecked Sendable {
  private let lock = NSLock()
  private var isTaken = false

  func take() -> Bool {
    lock.lock()
    defer { lock.unlock() }
    if isTaken { return false }
    isTaken = true
    return true
  }
}

actor Gate {
  private var isResumed = false

  func tryResume() -> Bool {
    guard !isResumed else { return false }
    isResumed = true
    return true
  }
}

struct PrintShop: Sendable {
  let printer: any Printer

  func flagBeforeGuard(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      var isFinished = false
      printer.printPage(text) { pages in
        guard !isFinished else { return }  // ok: already resumed
        isFinished = true
        guard let pages else { return }  // want: forgotten-sender "continuation"
        continuation.resume(returning: pages)
      }
    }
  }

  func takenAndDropped(_ text: String) async -> Int {
    let once = Once()
    return await withCheckedContinuation { cont in
      printer.printPage(text) { pages in
        guard once.take() else { return }  // ok: another has resumed
        if let pages {
          cont.resume(returning: pages)
        }
      }  // want: forgotten-sender "cont"
    }
  }

  func actorGate(_ text: String) async -> Int {
    let gate = Gate()
    return await withCheckedContinuation { continuation in
      printer.printPage(text) { pages in
        Task {
          guard await gate.tryResume() else { return }  // ok: another has resumed
          guard let pages else {
            return  // want: forgotten-sender "continuation"
          }
          continuation.resume(returning: pages)
        }
      }
    }
  }
}
