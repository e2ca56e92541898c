import AsyncAlgorithms

struct Job: Sendable {
  var name: String
  var isValid: Bool
}

protocol Worker: Sendable {
  func run(_ job: Job) async -> Int
}

/// A normal return out of the body waits for the child, and the child waits for a receive.
func runInGroup(_ job: Job, worker: any Worker) async -> Int? {
  let results = AsyncChannel<Int>()
  return await withTaskGroup(of: Void.self) { group in
    group.addTask { await results.send(await worker.run(job)) }
    guard job.isValid else {
      return nil  // want: receiver-skipped "results"
    }
    var iterator = results.makeAsyncIterator()
    return await iterator.next()
  }
}

/// Two exits of the body.
func runTwice(_ job: Job, worker: any Worker, isDryRun: Bool) async -> Int? {
  let results = AsyncChannel<Int>()
  return await withTaskGroup(of: Void.self) { group -> Int? in
    group.addTask { await results.send(await worker.run(job)) }
    if isDryRun {
      return nil  // want: receiver-skipped "results"
    }
    if !job.isValid {
      return -1  // via: receiver-skipped "results"
    }
    for await result in results {
      return result
    }
    return nil
  }
}

/// The loop over the channel is left early, and the group waits for the sender.
func firstPositive(_ jobs: [Job], worker: any Worker) async -> Int? {
  let results = AsyncChannel<Int>()
  return await withTaskGroup(of: Void.self) { group in
    group.addTask {
      for job in jobs {
        await results.send(await worker.run(job))
      }
      results.finish()
    }
    for await result in results {
      if result > 0 {
        return result  // want: receiver-skipped "results"
      }
    }
    return nil
  }
}

/// The reading child leaves its loop; `waitForAll()` then waits for the writing one.
func readInChild(_ jobs: [Job], worker: any Worker) async throws {
  let results = AsyncChannel<Int>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      for job in jobs {
        await results.send(await worker.run(job))
      }
      results.finish()
    }
    group.addTask {
      for await result in results {
        guard result >= 0 else {
          throw CancellationError()  // want: receiver-skipped "results"
        }
        print(result)
      }
    }
    try await group.waitForAll()
  }
}

/// The awaited `async let` of the sender.
func awaitedChild(_ job: Job, worker: any Worker) async -> Int? {
  let results = AsyncChannel<Int>()
  async let sent: Void = results.send(worker.run(job))
  if !job.isValid {
    await sent  // want: receiver-skipped "results"
    return nil
  }
  var iterator = results.makeAsyncIterator()
  let result = await iterator.next()
  await sent
  return result
}
