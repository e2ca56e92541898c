import Dispatch
import Foundation

// Several who may resume, and a flag that lets the first one do it.

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

  func flagBeforeGuardRepaired(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      var isFinished = false
      printer.printPage(text) { pages in
        guard !isFinished else { return }  // ok: already resumed
        isFinished = true
        continuation.resume(returning: pages ?? 0)
      }
    }
  }

  func takenAndDroppedRepaired(_ text: String) async -> Int {
    let once = Once()
    return await withCheckedContinuation { cont in
      printer.printPage(text) { pages in
        guard once.take() else { return }  // ok: another has resumed
        cont.resume(returning: pages ?? 0)
      }
    }
  }

  func actorGateRepaired(_ text: String) async -> Int {
    let gate = Gate()
    return await withCheckedContinuation { continuation in
      printer.printPage(text) { pages in
        Task {
          guard await gate.tryResume() else { return }  // ok: another has resumed
          continuation.resume(returning: pages ?? 0)
        }
      }
    }
  }

  func withTimeout(_ text: String) async -> Int? {
    let once = Once()
    return await withCheckedContinuation { continuation in
      printer.printPage(text) { pages in
        if once.take() {
          continuation.resume(returning: pages)
        }  // ok: otherwise the timeout has resumed
      }
      DispatchQueue.global().asyncAfter(deadline: .now() + 5) {
        guard once.take() else { return }  // ok: otherwise the page has resumed
        continuation.resume(returning: nil)
      }
    }
  }

  func lockedFlag(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      let lock = NSLock()
      var didResume = false
      @Sendable func resumeOnce(_ value: Int) {
        lock.lock()
        defer { lock.unlock() }
        guard !didResume else { return }  // ok: already resumed
        didResume = true
        continuation.resume(returning: value)
      }
      printer.printPage(text) { pages in resumeOnce(pages ?? 0) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 5) { resumeOnce(-1) }
    }
  }

  func actorRace(_ text: String) async -> Int {
    let gate = Gate()
    return await withCheckedContinuation { continuation in
      printer.printPage(text) { pages in
        Task {
          if await gate.tryResume() {
            continuation.resume(returning: pages ?? 0)
          }
        }  // ok: otherwise the timeout has resumed
      }
      Task {
        try? await Task.sleep(nanoseconds: 1_000_000_000)
        guard await gate.tryResume() else { return }  // ok: otherwise the page has resumed
        continuation.resume(returning: -1)
      }
    }
  }

  func workItem(_ text: String) async -> Int? {
    await withCheckedContinuation { continuation in
      let once = Once()
      let timeout = DispatchWorkItem {
        guard once.take() else { return }  // ok: otherwise the page has resumed
        continuation.resume(returning: nil)
      }
      DispatchQueue.global().asyncAfter(deadline: .now() + 5, execute: timeout)
      printer.printPage(text) { pages in
        guard once.take() else { return }  // ok: otherwise the timeout has resumed
        timeout.cancel()
        continuation.resume(returning: pages)
      }
    }
  }

  func optionalTake(_ text: String) async -> Int? {
    await withCheckedContinuation { (continuation: CheckedContinuation<Int?, Never>) in
      var pending: CheckedContinuation<Int?, Never>? = continuation
      printer.printPage(text) { pages in
        pending?.resume(returning: pages)  // ok: nil once it was resumed
        pending = nil
      }
    }
  }
}
