import Dispatch
import Foundation

let queue = DispatchQueue(label: "readings")

func nestedRepaired(isQuiet: Bool, isCold: Bool) async -> Int {
  let (readings, continuation) = AsyncStream.makeStream(of: Int.self)
  queue.async {
    if isQuiet && isCold {
      continuation.finish()
      return
    }
    queue.async {
      continuation.finish()  // ok: on every path
    }
  }
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}

func lockedRepaired(_ lock: NSLock, _ other: NSLock, isQuiet: Bool) async -> Int {
  let (readings, continuation) = AsyncStream.makeStream(of: Int.self)
  lock.withLock {
    other.withLock {
      if !isQuiet {
        continuation.yield(1)
      }
      continuation.finish()
    }
  }
  var sum = 0
  for await reading in readings {  // ok: finished under the lock
    sum += reading
  }
  return sum
}

func comparedRepaired(isQuiet: Bool) async -> Int {
  let isLoud = !isQuiet
  return await withCheckedContinuation { continuation in
    if isLoud == false {
      continuation.resume(returning: 0)
    }
    if isQuiet != true {
      continuation.resume(returning: 1)  // ok: the other side of the same flag
    }
  }
}
