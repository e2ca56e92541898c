import Dispatch
import Foundation

let queue = DispatchQueue(label: "readings")

/// A closure that runs later gives the stream to another, which forgets it on a path of its own.
func nested(isQuiet: Bool, isCold: Bool) async -> Int {
  let (readings, continuation) = AsyncStream.makeStream(of: Int.self)
  queue.async {
    if isQuiet && isCold {
      return  // want: forgotten-sender "finish"
    }
    queue.async {
      if isQuiet {
        return
      }
      continuation.finish()
    }
  }  // via: forgotten-sender "finish"
  var sum = 0
  for await reading in readings {
    sum += reading
  }
  return sum
}

/// The result of the outer lock is the result of the inner one: nothing.
func locked(_ lock: NSLock, _ other: NSLock, isQuiet: Bool) async -> Int {
  let (readings, continuation) = AsyncStream.makeStream(of: Int.self)
  lock.withLock {
    other.withLock {
      if !isQuiet {
        continuation.finish()
      }
    }
  }
  var sum = 0
  for await reading in readings {  // want: forgotten-sender "finished"
    sum += reading
  }
  return sum
}

/// A constant that is compared with a literal is what it was made of.
func compared(isQuiet: Bool) async -> Int {
  let isLoud = !isQuiet
  return await withCheckedContinuation { continuation in
    if isLoud == false {
      continuation.resume(returning: 0)
    }
    if isQuiet != true && isQuiet {
      continuation.resume(returning: 1)
    }
  }  // want: forgotten-sender "continuation"
}
