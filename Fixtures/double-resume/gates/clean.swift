actor Gate {
  private var waiters: [CheckedContinuation<Void, Never>] = []
  private var isOpen = false

  func wait() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  func openRepaired() {
    for waiter in waiters {
      waiter.resume()
    }
    waiters = []
  }

  func openQuietlyRepaired() {
    waiters.forEach { $0.resume() }
    waiters.removeAll()
  }

  func openOnce() {
    guard !isOpen else { return }
    isOpen = true
    for waiter in waiters { waiter.resume() }  // ok: the flag lets nobody in again
  }

  func openByHelper() {
    for waiter in waiters { waiter.resume() }
    forget()
  }

  private func forget() {
    waiters = []
  }

  func next() {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().resume()
  }
}

/// The list is a copy.
struct Waiting {
  var waiters: [CheckedContinuation<Void, Never>] = []
}

actor Hall {
  private var waiting = Waiting()

  func wait() async {
    await withCheckedContinuation { waiting.waiters.append($0) }
  }

  func open() {
    let old = waiting
    waiting = Waiting()
    for waiter in old.waiters { waiter.resume() }  // ok: they are in the copy only
  }

  func next() {
    guard !waiting.waiters.isEmpty else { return }
    waiting.waiters.removeFirst().resume()
  }
}

/// Nobody else resumes: once closed, it stays so.
actor Desk {
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  func close() {
    for waiter in waiters { waiter.resume() }  // ok: the end comes once
  }
}

actor Requests {
  private var pending: [Int: CheckedContinuation<Int, Never>] = [:]
  private var nextID = 0

  func ask() async -> Int {
    nextID += 1
    let id = nextID
    return await withCheckedContinuation { pending[id] = $0 }
  }

  func answerRepaired(_ id: Int, _ value: Int) {
    pending[id]?.resume(returning: value)
    pending[id] = nil
  }

  func cancel(_ id: Int) {
    pending.removeValue(forKey: id)?.resume(returning: 0)
  }
}

actor Line {
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int {
    await withCheckedContinuation { waiters.append($0) }
  }

  func advanceRepaired(_ number: Int) {
    waiters.first?.resume(returning: number)
    if !waiters.isEmpty { waiters.removeFirst() }
  }

  func leave() {
    guard !waiters.isEmpty else { return }
    waiters.removeLast().resume(returning: 0)
  }
}
