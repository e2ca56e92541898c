// How many there are is asked, and some go whom nobody has told.

actor Counted {
  private var waiting: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int {
    await withCheckedContinuation { waiting.append($0) }
  }

  func trim() {
    let count = waiting.count
    guard count > 10 else { return }
    waiting.removeFirst(count - 10)  // want: overwritten-waiter "this removes a continuation from 'waiting'"
  }

  func tellAll() {
    for waiter in waiting { waiter.resume(returning: 0) }
    waiting.removeAll()
  }
}
