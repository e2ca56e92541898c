import LeakModel

/// Lowers files on threads with large stacks.
///
/// The guard knows the shapes of text on which the parser is known to take for ever. For those that nobody has met yet
/// there is a budget of time: a file that exceeds it is left out, its thread is left to itself, and another takes its
/// place.
final class LoweringRun<Output: Sendable>: @unchecked Sendable {
  typealias Reader = @Sendable (Int) -> FrontEndInput?

  private let read: Reader
  private let finish: @Sendable (FrontEndOutput) -> Output
  private let budget: TimeBudget
  private let clock: (any PhaseClock)?
  private let count: Int
  private let monitor = Monitor()

  // All of these change under the lock only.
  private var nextIndex = 0
  private var finished = 0
  private var outputs: [Output?]
  private var workers: [Worker] = []

  /// A thread and what it is at.
  private struct Worker {
    var thread: LargeStackThread
    var index = 0
    var path = ""
    /// Processor time of the process at which the file's budget is used up; `nil` between files.
    var deadline: Double?
    var isAbandoned = false
  }

  /// - Parameter finish: makes out of a lowered file what is to be kept of it, within the same budget.
  init(
    count: Int, budget: TimeBudget, clock: (any PhaseClock)? = nil, read: @escaping Reader,
    finish: @escaping @Sendable (FrontEndOutput) -> Output
  ) {
    self.count = max(0, count)
    self.budget = budget
    self.clock = clock
    self.read = read
    self.finish = finish
    outputs = Array(repeating: nil, count: max(0, count))
  }

  /// The outputs in order of index.
  func run(threads: Int) -> [Output?] {
    monitor.locked {
      for _ in 0..<min(count, max(1, threads)) { startWorker() }
      while finished < count, workers.contains(where: { !$0.isAbandoned }) {
        monitor.wait()
        abandonOverdueWorkers()
      }
    }
    for worker in workers where !worker.isAbandoned { worker.thread.join() }
    while let index = next() { outputs[index] = read(index).map { finish(withoutThread($0.path)) } }
    return outputs
  }

  private func withoutThread(_ path: String) -> FrontEndOutput {
    var output = FrontEndOutput.skipped(path, "left out: no memory for a thread with a large stack")
    output.notices[0].isFailure = true
    output.notices[0].isRepeatable = false
    return output
  }

  /// Under the lock.
  private func startWorker() {
    let number = workers.count
    guard let thread = LargeStackThread({ [self] in work(number) }) else { return }
    workers.append(Worker(thread: thread))
  }
}

extension LoweringRun {
  private func next() -> Int? {
    monitor.locked {
      guard nextIndex < count else { return nil }
      defer { nextIndex += 1 }
      return nextIndex
    }
  }

  /// What a thread does.
  private func work(_ number: Int) {
    while let index = next() {
      let output = read(index).map { finish(lower($0, at: index, number)) }
      let goesOn = monitor.locked {
        if workers[number].isAbandoned { return false }
        workers[number].deadline = nil
        outputs[index] = output
        finished += 1
        if finished == count { monitor.signal() }
        return true
      }
      guard goesOn else { return }
    }
  }

  private func lower(_ input: FrontEndInput, at index: Int, _ number: Int) -> FrontEndOutput {
    monitor.locked {
      workers[number].index = index
      workers[number].path = input.path
      // All threads that run share the processor time of the process.
      let seconds = budget.seconds(forBytes: input.bytes.count) * Double(workers.count)
      workers[number].deadline = TimeBudget.now() + seconds
    }
    return FileLowering.run(input, clock)
  }

  /// Under the lock.
  private func abandonOverdueWorkers() {
    let now = TimeBudget.now()
    for number in workers.indices where !workers[number].isAbandoned {
      guard let deadline = workers[number].deadline, now > deadline else { continue }
      workers[number].isAbandoned = true
      workers[number].thread.detach()
      let index = workers[number].index
      var output = FrontEndOutput.skipped(workers[number].path, "left out: its text takes too long")
      output.notices[0].isRepeatable = false
      outputs[index] = finish(output)
      finished += 1
      if nextIndex < count { startWorker() }
    }
  }
}
