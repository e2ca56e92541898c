// A loop without a turn: what meets the obligation stands in its turns alone.

struct Mirror {
  func load(_ path: String, _ completion: @escaping (Int) -> Void) { completion(path.count) }
}

/// A turn gives the handler on and leaves.
func firstOf(_ paths: [String], _ mirror: Mirror, completion: @escaping (Int) -> Void) {
  for path in paths {  // want: forgotten-sender "this loop can end without a turn"
    mirror.load(path, completion)
    return
  }
}

/// Only a turn that fits gives it on: others may follow.
func fittingOf(_ paths: [String], _ mirror: Mirror, completion: @escaping (Int) -> Void) {
  for path in paths {  // want: forgotten-sender "completion"
    if path.isEmpty { continue }
    mirror.load(path, completion)
    return
  }
}

/// A turn calls it and leaves: behind the loop nobody has called it.
func lengthOfFirst(_ paths: [String], completion: @escaping (Int) -> Void) {
  for path in paths {  // want: forgotten-sender "this loop can end without a turn"
    completion(path.count)
    return
  }
}

/// Each turn leaves: behind the loop nobody has it.
func anyOf(_ paths: some Sequence<String>, _ mirror: Mirror, completion: @escaping (Int) -> Void) {
  for path in paths {  // want: forgotten-sender "this loop can end without a turn"
    mirror.load(path, completion)
    return
  }
}

protocol Meter: Sendable {
  func feed(_ continuation: AsyncStream<Int>.Continuation)
  func ask(_ answer: @escaping @Sendable (Int) -> Void)
}

/// Each turn hands the stream to somebody who finishes it later: `finish()` behind the loop would come too early.
func merged(_ meters: [any Meter]) -> AsyncStream<Int> {
  AsyncStream { continuation in
    for meter in meters { meter.feed(continuation) }  // want: forgotten-sender "this loop can end without a turn"
  }
}

func firstAnswer(_ meters: [any Meter]) async -> Int {
  await withCheckedContinuation { continuation in
    for meter in meters {  // want: forgotten-sender "this loop can end without a turn"
      meter.ask { continuation.resume(returning: $0) }
      break
    }
  }
}
