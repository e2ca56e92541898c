// What is taken out of a queue and put into the state is given to the caller as well, who needs something else of it.

final class Jobs {
  struct Job {
    var id: Int
    var done: CheckedContinuation<Int, Never>
  }
  private var queue: [Job] = []
  private var running: [Int: Job] = [:]

  func run(_ id: Int) async -> Int {
    await withCheckedContinuation { continuation in
      queue.append(Job(id: id, done: continuation))
      pump()
    }
  }

  func finish(_ id: Int, _ value: Int) {
    running.removeValue(forKey: id)?.done.resume(returning: value)
    pump()
  }

  func close() {
    for job in queue { job.done.resume(returning: 0) }
    for job in running.values { job.done.resume(returning: 0) }
    queue = []
    running = [:]
  }

  private func pump() {
    while let job = start() { print(job.id) }
  }

  private func start() -> Job? {
    guard running.count < 3, !queue.isEmpty else { return nil }
    let job = queue.removeFirst()
    running[job.id] = job
    return job
  }
}
