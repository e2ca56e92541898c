import AsyncAlgorithms

struct Job: Sendable {
  var name: String
  var isValid: Bool
}

protocol Worker: Sendable {
  func run(_ job: Job) async -> Int
}

/// The awaited `async let` of the sender.
func awaitedChild(_ job: Job, worker: any Worker) async -> Int? {
  let results = AsyncChannel<Int>()
  async let sent: Void = results.send(worker.run(job))
  if !job.isValid {
    await sent
    return nil  // todo-want: receiver-skipped "results"
  }
  var iterator = results.makeAsyncIterator()
  let result = await iterator.next()
  await sent
  return result
}
