import AsyncAlgorithms

struct Job: Sendable {
  var name: String
  var isValid: Bool
}

protocol Worker: Sendable {
  func run(_ job: Job) async -> Int
}

func runInGroupRepaired(_ job: Job, worker: any Worker) async -> Int? {
  let results = AsyncChannel<Int>()
  return await withTaskGroup(of: Void.self) { group in
    group.addTask { await results.send(await worker.run(job)) }
    guard job.isValid else {
      group.cancelAll()
      return nil  // ok: the child is cancelled
    }
    var iterator = results.makeAsyncIterator()
    return await iterator.next()
  }
}

func runTwiceRepaired(_ job: Job, worker: any Worker, isDryRun: Bool) async -> Int? {
  let results = AsyncChannel<Int>()
  return await withTaskGroup(of: Void.self) { group -> Int? in
    defer { group.cancelAll() }
    group.addTask { await results.send(await worker.run(job)) }
    if isDryRun {
      return nil  // ok: `defer` cancels
    }
    if !job.isValid {
      return -1
    }
    for await result in results {
      return result
    }
    return nil
  }
}

func firstPositiveRepaired(_ jobs: [Job], worker: any Worker) async -> Int? {
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
        group.cancelAll()
        return result  // ok: the sender is cancelled
      }
    }
    return nil
  }
}

/// The throw is fetched by `next()`, leaves the body, and that cancels the sibling.
func readInChildRepaired(_ jobs: [Job], worker: any Worker) async throws {
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
          throw CancellationError()  // ok: fetched below
        }
        print(result)
      }
    }
    for try await _ in group {}
  }
}

func awaitedChildRepaired(_ job: Job, worker: any Worker) async -> Int? {
  let results = AsyncChannel<Int>()
  async let sent: Void = results.send(worker.run(job))
  if !job.isValid {
    return nil  // ok: not awaited, so the end of the scope cancels it
  }
  var iterator = results.makeAsyncIterator()
  let result = await iterator.next()
  await sent
  return result
}

/// A throw out of the body cancels before it waits.
func throwOutOfBody(_ job: Job, worker: any Worker) async throws -> Int? {
  let results = AsyncChannel<Int>()
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { await results.send(await worker.run(job)) }
    guard job.isValid else {
      throw CancellationError()  // ok: the group cancels the child
    }
    var iterator = results.makeAsyncIterator()
    return await iterator.next()
  }
}

/// The reading child throws in a discarding group, which cancels the writing one.
func readInDiscardingGroup(_ jobs: [Job], worker: any Worker) async throws {
  let results = AsyncChannel<Int>()
  try await withThrowingDiscardingTaskGroup { group in
    group.addTask {
      for job in jobs {
        await results.send(await worker.run(job))
      }
      results.finish()
    }
    group.addTask {
      for await result in results {
        guard result >= 0 else {
          throw CancellationError()  // ok: the group cancels the sender
        }
      }
    }
  }
}

/// `while let … = try await group.next()` fetches the error, too.
func readWithNext(_ jobs: [Job], worker: any Worker) async throws {
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
          throw CancellationError()  // ok: thrown on by `next()`
        }
      }
    }
    while let _ = try await group.next() {}
  }
}
