/// Everybody is woken, and everybody stays in the list.
actor Gate {
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  func open() {
    for waiter in waiters {
      waiter.resume()  // want: double-resume "'waiters' is resumed here and stays set"
    }
  }

  func openQuietly() {
    waiters.forEach { $0.resume() }  // want: double-resume "stays set"
  }

  func next() {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().resume()
  }
}

/// The entry stays under its key.
actor Requests {
  private var pending: [Int: CheckedContinuation<Int, Never>] = [:]
  private var nextID = 0

  func ask() async -> Int {
    nextID += 1
    let id = nextID
    return await withCheckedContinuation { pending[id] = $0 }
  }

  func answer(_ id: Int, _ value: Int) {
    pending[id]?.resume(returning: value)  // want: double-resume "'pending' is resumed here and stays set"
  }

  func cancel(_ id: Int) {
    pending.removeValue(forKey: id)?.resume(returning: 0)
  }
}

/// The first is woken and stays the first.
actor Line {
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func wait() async -> Int {
    await withCheckedContinuation { waiters.append($0) }
  }

  func advance(_ number: Int) {
    waiters.first?.resume(returning: number)  // want: double-resume "'waiters' is resumed here and stays set"
  }

  func leave() {
    guard !waiters.isEmpty else { return }
    waiters.removeLast().resume(returning: 0)
  }
}
