import Dispatch

// Work that has a continuation for itself is cancelled by the object that keeps it.

final class Debouncer: @unchecked Sendable {
  private var item: DispatchWorkItem?

  func settle() async {
    await withCheckedContinuation { continuation in
      item?.cancel()  // want: overwritten-waiter "what is in 'item' and is cancelled here"
      let next = DispatchWorkItem { continuation.resume() }
      item = next
      DispatchQueue.main.asyncAfter(deadline: .now() + 1, execute: next)
    }
  }
}
