import Synchronization

// Atomic flags and numbers tell who comes first, and who comes last.

final class AtomicFlag: Sendable { let done = Atomic<Bool>(false) }
final class AtomicCount: Sendable {
  let left: Atomic<Int>
  init(_ count: Int) { left = Atomic(count) }
}
actor ActorCount {
  private var left: Int
  init(_ count: Int) { left = count }
  func isLast() -> Bool {
    left -= 1
    return left == 0
  }
}

func firstByParts(_ sources: [(@escaping (Int) -> Void) -> Void]) async -> Int {
  guard !sources.isEmpty else { return 0 }
  return await withCheckedContinuation { continuation in
    let flag = AtomicFlag()
    for source in sources {
      source { value in
        let (exchanged, _) = flag.done.compareExchange(expected: false, desired: true, ordering: .relaxed)
        guard exchanged else { return }
        continuation.resume(returning: value)
      }
    }
  }
}

func firstByOriginal(_ sources: [(@escaping (Int) -> Void) -> Void]) async -> Int {
  guard !sources.isEmpty else { return 0 }
  return await withCheckedContinuation { continuation in
    let flag = AtomicFlag()
    for source in sources {
      source { value in
        let wasDone = flag.done.compareExchange(expected: false, desired: true, ordering: .relaxed).original
        if wasDone { return }
        continuation.resume(returning: value)
      }
    }
  }
}

func allByNewValue(_ count: Int, _ start: (@escaping () -> Void) -> Void) async {
  guard count > 0 else { return }
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let counter = AtomicCount(count)
    for _ in 0..<count {
      start {
        if counter.left.subtract(1, ordering: .relaxed).newValue == 0 { continuation.resume() }
      }
    }
  }
}

func allByParts(_ items: [Int], _ start: (@escaping () -> Void) -> Void) async {
  guard !items.isEmpty else { return }
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let counter = AtomicCount(items.count)
    for _ in items {
      start {
        let (_, left) = counter.left.subtract(1, ordering: .relaxed)
        guard left == 0 else { return }
        continuation.resume()
      }
    }
  }
}

func allByActor(_ items: [Int], _ start: (@escaping @Sendable () -> Void) -> Void) async {
  guard !items.isEmpty else { return }
  let counter = ActorCount(items.count)
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    for _ in items {
      start { Task { if await counter.isLast() { continuation.resume() } } }
    }
  }
}

func knownByActorRepaired(_ items: [Int], _ start: (@escaping @Sendable (Int) -> Void) -> Void) async {
  guard !items.isEmpty else { return }
  let counter = ActorCount(items.count)
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    start { _ in
      Task {
        _ = await counter.isLast()
        continuation.resume()
      }
    }
  }
}
