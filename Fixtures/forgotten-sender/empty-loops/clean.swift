// The same, with an answer where there is nothing to go over.

struct MirrorRepaired {
  func load(_ path: String, _ completion: @escaping (Int) -> Void) { completion(path.count) }
}

func firstOfRepaired(_ paths: [String], _ mirror: MirrorRepaired, completion: @escaping (Int) -> Void) {
  if paths.isEmpty {
    completion(0)
  }
  for path in paths {
    mirror.load(path, completion)
    return
  }
}

func fittingOfRepaired(_ paths: [String], _ mirror: MirrorRepaired, completion: @escaping (Int) -> Void) {
  for path in paths {
    if path.isEmpty { continue }
    mirror.load(path, completion)
    return
  }
  completion(0)
}

func lengthOfFirstRepaired(_ paths: [String], completion: @escaping (Int) -> Void) {
  for path in paths {
    completion(path.count)
    return
  }
  completion(0)
}

func anyOfRepaired(_ paths: some Sequence<String>, _ mirror: MirrorRepaired, completion: @escaping (Int) -> Void) {
  for path in paths {
    mirror.load(path, completion)
    return
  }
  completion(0)
}

protocol MeterRepaired: Sendable {
  func feed(_ continuation: AsyncStream<Int>.Continuation)
  func ask(_ answer: @escaping @Sendable (Int) -> Void)
}

func mergedRepaired(_ meters: [any MeterRepaired]) -> AsyncStream<Int> {
  AsyncStream { continuation in
    if meters.isEmpty {
      continuation.finish()
    }
    for meter in meters { meter.feed(continuation) }
  }
}

func firstAnswerRepaired(_ meters: [any MeterRepaired]) async -> Int {
  await withCheckedContinuation { continuation in
    if meters.isEmpty {
      continuation.resume(returning: 0)
    }
    for meter in meters {
      meter.ask { continuation.resume(returning: $0) }
      break
    }
  }
}
