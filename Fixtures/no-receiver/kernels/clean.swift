import AsyncAlgorithms

protocol Job: Sendable {
  func run() async -> Int
  func isDone() -> Bool
}

func runBeside(_ job: any Job) -> AsyncChannel<Int> {
  let outcome = AsyncChannel<Int>()
  Task {
    let value = await job.run()
    await outcome.send(value)  // ok: the caller has the channel
  }
  return outcome
}

func kickOffRepaired(_ job: any Job) async {
  let outcome = runBeside(job)
  var iterator = outcome.makeAsyncIterator()
  print("started", await iterator.next() ?? 0)  // ok: one sender, one receive
}

func report(_ code: Int, to errors: AsyncChannel<Int>) async {
  if code != 0 {
    await errors.send(code)
  }
  errors.finish()
}

func startContainerRepaired(_ job: any Job) async {
  let errors = AsyncChannel<Int>()
  Task.detached {
    await report(await job.run(), to: errors)
  }
  for await code in errors {  // ok: read until `report` finishes
    print(code)
  }
}

func startCompactorRepaired(_ job: any Job) async {
  let suggestions = AsyncChannel<Int>()
  Task {
    for await suggestion in suggestions {
      print("compact", suggestion)
    }
  }
  if job.isDone() {
    await suggestions.send(0)  // ok: the loop was started before
  }
  suggestions.finish()
}

func planFlowRepaired(_ rows: [Int]) async {
  let input = AsyncChannel<Int>()
  let processor = Task {
    for await row in input {
      print(row)
    }
  }
  for row in rows {
    await input.send(row)  // ok: the processor reads all
  }
  input.finish()
  await processor.value
}

func benchmarkRepaired(_ jobs: [any Job]) async -> Int {
  let reports = AsyncChannel<Int>()
  for job in jobs {
    Task { await reports.send(await job.run()) }
  }
  var iterator = reports.makeAsyncIterator()
  var sum = 0
  for _ in 0..<jobs.count {
    sum += await iterator.next() ?? 0  // ok: one receive for each job
  }
  return sum
}

func watchRepaired(_ job: any Job) async -> Int? {
  let events = AsyncChannel<Int>()
  Task {
    let code = await job.run()
    if code < 0 {
      await events.send(code)
    } else {
      await events.send(0)  // ok: one or the other
    }
  }
  for await event in events {
    return event
  }
  return nil
}

func closeBalancerRepaired(_ addresses: [Int]) async {
  let updates = AsyncChannel<[Int]>()
  let notifier = Task {
    await updates.send(addresses)
    await updates.send([])
  }
  var iterator = updates.makeAsyncIterator()
  _ = await iterator.next()
  notifier.cancel()  // ok: `send` of a cancelled task returns
  await notifier.value
}

func runAgentRepaired(_ job: any Job) async -> Int? {
  let statuses = AsyncChannel<Int>()
  return await withTaskGroup(of: Void.self) { group in
    group.addTask {
      await statuses.send(await job.run())
    }
    var iterator = statuses.makeAsyncIterator()
    let status = await iterator.next()
    await group.waitForAll()  // ok: the child has been received
    return status
  }
}
