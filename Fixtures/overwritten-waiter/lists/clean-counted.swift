// How many there are is asked before the loop that tells them, and so many go.

actor Counted {
  private var waiting: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int {
    await withCheckedContinuation { waiting.append($0) }
  }

  func tellAll() {
    let count = waiting.count
    for index in 0..<count { waiting[index].resume(returning: index) }
    waiting.removeFirst(count)
  }

  func tellAllAndForget() {
    let count = waiting.count
    for index in 0..<count { waiting[index].resume(returning: index) }
    waiting.removeAll()
  }

  func tellSome(_ number: Int) {
    let count = min(number, waiting.count)
    for index in 0..<count { waiting[index].resume(returning: index) }
    waiting.removeSubrange(0..<count)
  }

  func trimRepaired() {
    let count = waiting.count
    guard count > 10 else { return }
    for waiter in waiting.prefix(count - 10) { waiter.resume(returning: 0) }
    waiting.removeFirst(count - 10)
  }
}
