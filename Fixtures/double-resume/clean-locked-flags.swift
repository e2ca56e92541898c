import Synchronization

// A lock has the flag by which two callbacks tell who came first.

func load(_ done: @escaping @Sendable (Int) -> Void) { Task { done(1) } }

func oneOfTwo() async -> Int {
  await withCheckedContinuation { continuation in
    let resumed = Flag()
    load { value in
      let isFirst = resumed.done.withLock { done -> Bool in
        if done { return false }
        done = true
        return true
      }
      if isFirst { continuation.resume(returning: value) }
    }
    load { _ in
      let isFirst = resumed.done.withLock { done -> Bool in
        defer { done = true }
        return !done
      }
      guard isFirst else { return }
      continuation.resume(returning: 0)
    }
  }
}

func oneOfTwoInTheLock(_ completion: @escaping @Sendable (Int) -> Void) {
  let resumed = Flag()
  load { value in
    resumed.done.withLock { done in
      guard !done else { return }
      done = true
      completion(value)
    }
  }
  load { _ in
    resumed.done.withLock { done in
      guard !done else { return }
      done = true
      completion(0)
    }
  }
}

final class Flag: Sendable { let done = Mutex(false) }
