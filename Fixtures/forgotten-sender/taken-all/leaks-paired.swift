// What is asked for and who waits for it do not always come together.

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

  func flushWithGuests(_ write: @Sendable ([Int]) async -> Void) async {
    let batch = items
    let waiting = waiters
    items = []
    waiters = []
    guard !batch.isEmpty else { return }  // want: forgotten-sender "leaves 'waiting' from line 19 without a resume"
    await write(batch)
    waiting.forEach { $0.resume() }
  }
}

/// A flush may come between the two.
actor BatchesInTwoSteps {
  private var items: [Int] = []
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func add(_ item: Int, _ prepare: @Sendable () async -> Void) async {
    items.append(item)
    await prepare()
    await withCheckedContinuation { waiters.append($0) }
  }

  func flushInTwoSteps(_ write: @Sendable ([Int]) async -> Void) async {
    let batch = items
    let waiting = waiters
    items = []
    waiters = []
    guard !batch.isEmpty else { return }  // want: forgotten-sender "leaves 'waiting' from line 41 without a resume"
    await write(batch)
    waiting.forEach { $0.resume() }
  }
}
