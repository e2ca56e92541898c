import Foundation

actor FeedsRepaired {
  private var names: [String] = []

  func firstRepaired(_ load: (String, @escaping @Sendable (Int) -> Void) -> Void) async -> Int {
    guard !names.isEmpty else { return 0 }
    return await withCheckedContinuation { continuation in
      for name in names {  // ok: the guard has seen to it that there are some
        load(name) { continuation.resume(returning: $0) }
      }
    }
  }

  func afterPauseRepaired(
    _ pause: () async -> Void, _ load: (String, @escaping @Sendable (Int) -> Void) -> Void
  ) async -> Int {
    await pause()
    if names.isEmpty { return 0 }
    return await withCheckedContinuation { continuation in
      for name in names {
        load(name) { continuation.resume(returning: $0) }
      }
    }
  }

  func laterRepaired(_ queue: DispatchQueue, _ isOn: @escaping @Sendable () -> Bool) async -> Int {
    guard isOn() else { return 0 }
    return await withCheckedContinuation { continuation in
      queue.async {
        continuation.resume(returning: isOn() ? 1 : 0)
      }
    }
  }
}

/// Parameters never change: what was asked of them holds whenever a closure runs.
func loadAll(_ urls: [URL], _ get: (URL, @escaping @Sendable (Data?) -> Void) -> Void) async -> [Data] {
  guard urls.count > 0 else { return [] }
  return await withCheckedContinuation { continuation in
    let lock = NSLock()
    nonisolated(unsafe) var loaded: [Data] = []
    nonisolated(unsafe) var remaining = urls.count
    for url in urls {  // ok: there are some
      get(url) { data in
        lock.lock()
        if let data { loaded.append(data) }
        remaining -= 1
        let isLast = remaining == 0
        lock.unlock()
        if isLast { continuation.resume(returning: loaded) }
      }
    }
  }
}

func half(_ count: Int?, _ queue: DispatchQueue) async -> Int {
  if count == nil { return 0 }
  return await withCheckedContinuation { continuation in
    queue.async {
      if let count { continuation.resume(returning: count / 2) }  // ok: it was not nil before, and is a parameter
    }
  }
}
