import Foundation

/// What was asked before a continuation is made, and what may have changed since.
actor Feeds {
  private var names: [String] = []
  private var limit: Int?

  func first(_ load: (String, @escaping @Sendable (Int) -> Void) -> Void) async -> Int {
    await withCheckedContinuation { continuation in
      for name in names {  // want: forgotten-sender "this loop can end without a turn"
        load(name) { continuation.resume(returning: $0) }
      }
    }
  }

  func afterPause(_ pause: () async -> Void, _ load: (String, @escaping @Sendable (Int) -> Void) -> Void) async -> Int {
    if names.isEmpty { return 0 }
    await pause()
    return await withCheckedContinuation { continuation in
      for name in names {  // want: forgotten-sender "this loop can end without a turn"
        load(name) { continuation.resume(returning: $0) }
      }
    }
  }

  func later(_ queue: DispatchQueue, _ isOn: @escaping @Sendable () -> Bool) async -> Int {
    guard isOn() else { return 0 }
    return await withCheckedContinuation { continuation in
      queue.async {
        if isOn() { continuation.resume(returning: 1) }
      }  // want: forgotten-sender "reaching the end here leaves 'continuation' from line 28"
    }
  }
}
