// The twins of leaks-moved.swift; what is put away when it has been told.

private enum JobError: Error {
  case stopped
}

private struct Errand: Sendable {
  let number: Int
  var attempts = 0
  let continuation: CheckedContinuation<Int, any Error>
}

private actor Jobs {
  private var pending: [Errand] = []
  private var running: [Int: Errand] = [:]

  func submit(_ number: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      pending.append(Errand(number: number, continuation: continuation))
      next()
    }
  }

  private func next() {
    guard !pending.isEmpty else { return }
    var job = pending.removeFirst()
    job.attempts += 1
    running[job.number] = job
  }

  func finishRepaired(_ number: Int, _ result: Int) {
    guard let job = running.removeValue(forKey: number) else { return }
    job.continuation.resume(returning: result)
    next()
  }

  func stopRepaired() {
    for job in pending { job.continuation.resume(throwing: JobError.stopped) }
    pending = []
    for job in running.values { job.continuation.resume(throwing: JobError.stopped) }
    running = [:]
  }
}

private actor Log {
  private var open: [Int: CheckedContinuation<Bool, Never>] = [:]
  private var closing: [Int: CheckedContinuation<Bool, Never>] = [:]

  func append(_ index: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      open[index]?.resume(returning: false)
      open[index] = continuation
    }
  }

  func begin(upTo limit: Int) {
    for (index, waiter) in open where index <= limit {
      closing[index] = waiter
      open[index] = nil
    }
  }

  func end(upTo limit: Int) {
    for (index, waiter) in closing where index <= limit {
      waiter.resume(returning: true)
      closing[index] = nil
    }
  }

  func stopRepaired() {
    for waiter in open.values { waiter.resume(returning: false) }
    open.removeAll()
    for waiter in closing.values { waiter.resume(returning: false) }
    closing.removeAll()
  }
}

private actor Frames {
  private var next: [CheckedContinuation<Double, Never>] = []
  private var current: [CheckedContinuation<Double, Never>] = []

  func frame() async -> Double { await withCheckedContinuation { next.append($0) } }

  func begin() {
    current += next
    next = []
  }

  func showRepaired(_ time: Double) {
    let all = current
    current = []
    for waiter in all { waiter.resume(returning: time) }
  }
}

/// What has been told is kept for the record.
private actor Recorded {
  private var pending: [Errand] = []
  private var finished: [Errand] = []

  func submit(_ number: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { pending.append(Errand(number: number, continuation: $0)) }
  }

  func finish(_ result: Int) {
    while !pending.isEmpty {
      let job = pending.removeFirst()
      job.continuation.resume(returning: result)
      finished.append(job)
    }
  }

  func forget() { finished = [] }

  func count() -> Int { finished.map(\.number).reduce(0, +) }
}
