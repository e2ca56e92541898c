// Whoever gives a place back wakes the next, or leaves that to whoever calls it.

struct Line: Sendable {
  var isClosed = false
}

actor LinesRepaired {
  private var idle: [Line] = []
  private var active = 0
  private let most = 4
  private var waiters: [CheckedContinuation<Line, Never>] = []

  func acquire() async -> Line {
    if let line = idle.popLast() { return line }
    if active < most {
      active += 1
      return Line()
    }
    return await withCheckedContinuation { waiters.append($0) }
  }

  func releaseRepaired(_ line: Line) {
    let next = line.isClosed ? Line() : line
    if waiters.isEmpty {
      active -= 1
      if !line.isClosed { idle.append(line) }
    } else {
      waiters.removeFirst().resume(returning: next)
    }
  }
}

actor PagesRepaired {
  private var readers = 0
  private var writers: [CheckedContinuation<Void, Never>] = []

  func readRepaired(_ body: @Sendable () async throws -> Void) async throws {
    readers += 1
    do {
      try await body()
      release()
    } catch {
      release()
      throw error
    }
  }

  func write() async {
    if readers > 0 { await withCheckedContinuation { writers.append($0) } }
  }

  private func release() {
    readers -= 1
    if readers == 0, !writers.isEmpty { writers.removeFirst().resume() }
  }
}

/// The count goes back in a function of its own, and whoever calls it wakes the next.
actor Turns {
  private var taken = 0
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func take() async {
    if taken < 2 {
      taken += 1
    } else {
      await withCheckedContinuation { waiters.append($0) }
    }
  }

  func giveBack() {
    if let next = takeFirst() { next.resume() } else { goBack() }
  }

  func giveBackAll() {
    while taken > 0 { goBack() }
    for waiter in waiters { waiter.resume() }
    waiters = []
  }

  private func goBack() { taken -= 1 }  // ok: those who call it look after the others

  private func takeFirst() -> CheckedContinuation<Void, Never>? {
    waiters.isEmpty ? nil : waiters.removeFirst()
  }
}

/// Whoever has waited takes the place by itself.
actor Places {
  private var free = 2
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func take() async {
    free -= 1
    if free < 0 { await withCheckedContinuation { waiters.append($0) } }
  }

  func takeIfFree() -> Bool {
    free -= 1
    if free >= 0 { return true }
    free += 1  // ok: it is the place that was taken just before
    return false
  }

  func giveBack() {
    free += 1
    if !waiters.isEmpty { waiters.removeFirst().resume() }
  }
}

/// How many have come is no matter for those who wait.
actor Statistics {
  private var open = 0
  private var done = 0
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func begin() { open += 1 }

  func end() {
    open -= 1
    done += 1
    if open == 0 {
      for waiter in waiters { waiter.resume() }
      waiters = []
    }
  }

  func forget() { done -= 1 }

  func idle() async {
    if open > 0 { await withCheckedContinuation { waiters.append($0) } }
  }
}
