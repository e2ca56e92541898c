// What is moved from one collection into another, and forgotten there.

enum JobError: Error {
  case stopped
}

struct Errand: Sendable {
  let number: Int
  var attempts = 0
  let continuation: CheckedContinuation<Int, any Error>
}

actor Jobs {
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

  func finish(_ number: Int, _ result: Int) {
    guard let job = running.removeValue(forKey: number) else { return }
    if result == 0 { return }  // want: forgotten-sender "this return leaves 'job'"
    job.continuation.resume(returning: result)
    next()
  }

  func stop() {
    for job in pending { job.continuation.resume(throwing: JobError.stopped) }
    pending = []
    running = [:]  // want: overwritten-waiter "this drops every continuation that is still in 'running'"
  }
}

/// Some of those of one dictionary, by a loop, into another one.
actor Log {
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

  func stop() {
    for waiter in open.values { waiter.resume(returning: false) }
    open.removeAll()
    closing.removeAll()  // want: overwritten-waiter "this drops every continuation that is still in 'closing'"
  }
}

/// All of them at once.
actor Frames {
  private var next: [CheckedContinuation<Double, Never>] = []
  private var current: [CheckedContinuation<Double, Never>] = []

  func frame() async -> Double { await withCheckedContinuation { next.append($0) } }

  func begin() {
    current += next
    next = []
  }

  func show(_ time: Double) {
    let all = current
    current = []
    guard time > 0 else { return }  // want: forgotten-sender "this return leaves 'all'"
    for waiter in all { waiter.resume(returning: time) }
  }
}
