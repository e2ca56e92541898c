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

/// The task that waits for the handler is cancelled: it goes on only when it is called.
final class Loads: @unchecked Sendable {
  private let queue = DispatchQueue(label: "loads")
  private var running: [Int: @Sendable (Int) -> Void] = [:]

  func load(_ number: Int, completion: @escaping @Sendable (Int) -> Void) {
    queue.sync { running[number] = completion }
  }

  func loaded(_ number: Int) { queue.sync { running.removeValue(forKey: number) }?(1) }

  func cancel(_ number: Int) {
    _ = queue.sync { running.removeValue(forKey: number) }  // want: overwritten-waiter warning "this removes a completion handler from 'running'"
  }

  func value(_ number: Int) async -> Int {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        load(number) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      cancel(number)
    }
  }
}
