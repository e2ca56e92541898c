// What is asked for and who waits for it are added together and taken together: where the one is empty, so is the other.

actor Batches {
  private var items: [Int] = []
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private let write: @Sendable ([Int]) async -> Void

  init(_ write: @escaping @Sendable ([Int]) async -> Void) { self.write = write }

  func add(_ item: Int) async {
    items.append(item)
    await withCheckedContinuation { continuation in
      waiters.append(continuation)
      if items.count >= 10 { Task { await self.flush() } }
    }
  }

  func flush() async {
    let batch = items
    let waiting = waiters
    items = []
    waiters = []
    guard !batch.isEmpty else { return }  // ok: nobody waits without an item
    await write(batch)
    waiting.forEach { $0.resume() }
  }
}

/// The list has the keys of the dictionary, in the order in which they came.
actor Gatehouse {
  private var order: [Int] = []
  private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  private var last = 0

  func enter() async {
    last += 1
    let id = last
    await withCheckedContinuation { continuation in
      order.append(id)
      waiters[id] = continuation
    }
  }

  func leave(_ id: Int) {
    order.removeAll { $0 == id }
    waiters.removeValue(forKey: id)?.resume()
  }

  func openAll() {
    let ids = order
    let pending = waiters
    order = []
    waiters = [:]
    for id in ids { pending[id]?.resume() }
  }
}

actor Answers {
  private var numbers: [Int] = []
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func square(of number: Int) async -> Int {
    await withCheckedContinuation {
      numbers.append(number)
      waiters.append($0)
    }
  }

  func flush() {
    let asked = numbers
    let waiting = waiters
    numbers.removeAll()
    waiters.removeAll()
    for (index, number) in asked.enumerated() { waiting[index].resume(returning: number * number) }
  }
}

// The repaired twins of what leaks.

actor BatchesWithGuests {
  private var items: [Int] = []
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func add(_ item: Int) async {
    items.append(item)
    await withCheckedContinuation { waiters.append($0) }
  }

  /// Without an item of its own.
  func written() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  func flushWithGuestsRepaired(_ write: @Sendable ([Int]) async -> Void) async {
    let batch = items
    let waiting = waiters
    items = []
    waiters = []
    if !batch.isEmpty { await write(batch) }
    waiting.forEach { $0.resume() }
  }
}

actor BatchesInTwoSteps {
  private var items: [Int] = []
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func add(_ item: Int, _ prepare: @Sendable () async -> Void) async {
    items.append(item)
    await prepare()
    await withCheckedContinuation { waiters.append($0) }
  }

  func flushInTwoStepsRepaired(_ write: @Sendable ([Int]) async -> Void) async {
    let batch = items
    let waiting = waiters
    items = []
    waiters = []
    if !batch.isEmpty { await write(batch) }
    waiting.forEach { $0.resume() }
  }
}
