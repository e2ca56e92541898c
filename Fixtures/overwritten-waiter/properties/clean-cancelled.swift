import Dispatch

// Work that is cancelled has somebody beside it who resumes, or is cancelled where it has run.

final class DebouncerRepaired: @unchecked Sendable {
  private var item: DispatchWorkItem?
  private var waiter: CheckedContinuation<Void, Never>?

  func settleRepaired() async {
    await withCheckedContinuation { continuation in
      item?.cancel()
      waiter?.resume()
      waiter = continuation
      let next = DispatchWorkItem { self.wake() }
      item = next
      DispatchQueue.main.asyncAfter(deadline: .now() + 1, execute: next)
    }
  }

  private func wake() {
    waiter?.resume()
    waiter = nil
  }
}

final class DelayRepaired: @unchecked Sendable {
  private var work: DispatchWorkItem?

  func pass() async -> Int {
    await withCheckedContinuation { continuation in
      let work = DispatchWorkItem { continuation.resume(returning: 1) }
      self.work = work
      DispatchQueue.main.asyncAfter(deadline: .now() + 1, execute: work)
    }
  }

  /// It runs at once.
  func stop() {
    work?.perform()
    work?.cancel()
    work = nil
  }
}

/// The one that comes first ends the other.
final class Timeout: @unchecked Sendable {
  private var item: DispatchWorkItem?

  func answer(_ ask: @escaping (@escaping (Int) -> Void) -> Void) async -> Int {
    await withCheckedContinuation { continuation in
      let late = DispatchWorkItem { continuation.resume(returning: 0) }
      item = late
      ask { value in
        self.item?.cancel()
        continuation.resume(returning: value)
      }
      DispatchQueue.main.asyncAfter(deadline: .now() + 1, execute: late)
    }
  }
}

/// It is cancelled by what it runs.
final class Ticker: @unchecked Sendable {
  private var item: DispatchWorkItem?

  func tick() async {
    await withCheckedContinuation { continuation in
      let next = DispatchWorkItem {
        self.clear()
        continuation.resume()
      }
      item = next
      DispatchQueue.main.async(execute: next)
    }
  }

  private func clear() {
    item?.cancel()
    item = nil
  }
}
