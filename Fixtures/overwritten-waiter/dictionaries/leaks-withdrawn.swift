// Entries that are taken out by their key: for whoever names them, or for the type itself.

import Dispatch

actor Doors {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  func wait(at door: Int) async {
    if waiting[door] != nil { return }
    await withCheckedContinuation { waiting[door] = $0 }
  }

  func open(_ door: Int) { waiting.removeValue(forKey: door)?.resume() }

  /// Its callers may have resumed it.
  func unregister(_ door: Int) {
    waiting.removeValue(forKey: door)  // want: overwritten-waiter note "this removes a continuation from 'waiting'"
  }

  func lock(_ door: Int) {
    waiting.removeValue(forKey: door)  // want: overwritten-waiter warning "this removes a continuation from 'waiting'"
  }
}

/// The same under a lock, for a caller that nothing else calls.
final class Bells: @unchecked Sendable {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private let queue = DispatchQueue(label: "bells")

  func wait(for bell: Int) async {
    await withCheckedContinuation { continuation in
      queue.sync {
        if waiting[bell] == nil { waiting[bell] = continuation } else { continuation.resume() }
      }
    }
  }

  func ring(_ bell: Int) { queue.sync { waiting.removeValue(forKey: bell)?.resume() } }

  func remove(bell: Int) {
    queue.sync {
      waiting[bell] = nil  // want: overwritten-waiter note "this removes a continuation from 'waiting'"
    }
  }

  func ringAndForget(_ bell: Int) { remove(bell: bell) }
}
