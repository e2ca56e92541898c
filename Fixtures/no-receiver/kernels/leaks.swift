import AsyncAlgorithms

// Blocking bugs of Go programs, after the kernels of the GoKer benchmark, with channels and tasks of Swift.

protocol Job: Sendable {
  func run() async -> Int
  func isDone() -> Bool
}

/// moby 4395: a helper runs a function beside its caller and sends what it returns; the caller drops the channel.
func runBeside(_ job: any Job) -> AsyncChannel<Int> {
  let outcome = AsyncChannel<Int>()
  Task {
    let value = await job.run()
    await outcome.send(value)
  }
  return outcome
}

func kickOff(_ job: any Job) {
  let outcome = runBeside(job)  // want: no-receiver "outcome"
  print("started", type(of: outcome))
}

/// moby 33293: the error is sent to a channel that was made only to be passed around.
func report(_ code: Int, to errors: AsyncChannel<Int>) async {
  if code != 0 {
    await errors.send(code)
  }
}

func startContainer(_ job: any Job) {
  let errors = AsyncChannel<Int>()
  Task.detached {  // want: no-receiver "errors"
    await report(await job.run(), to: errors)
  }
}

/// cockroach 24808: the loop that would read is started behind the first suggestion.
func startCompactor(_ job: any Job) async {
  let suggestions = AsyncChannel<Int>()
  if job.isDone() {
    await suggestions.send(0)  // want: no-receiver "suggestions"
  }
  Task {
    for await suggestion in suggestions {
      print("compact", suggestion)
    }
  }
  suggestions.finish()
}

/// cockroach 35931: rows are pushed before the processor that consumes them runs.
func planFlow(_ rows: [Int]) async {
  let input = AsyncChannel<Int>()
  for row in rows {
    await input.send(row)  // want: no-receiver "input"
  }
  let processor = Task {
    for await row in input {
      print(row)
    }
  }
  input.finish()
  await processor.value
}

/// grpc 660: the workers of a benchmark report once each; the run reads one report.
func benchmark(_ jobs: [any Job]) async -> Int {
  let reports = AsyncChannel<Int>()
  for job in jobs {
    Task {  // want: no-receiver "reports"
      await reports.send(await job.run())
    }
  }
  var iterator = reports.makeAsyncIterator()
  return await iterator.next() ?? 0  // want: forgotten-sender "'jobs' is empty"
}

/// kubernetes 25331: on the error path the watcher sends the error and then, as always, the end.
func watch(_ job: any Job) async -> Int? {
  let events = AsyncChannel<Int>()
  Task {  // want: no-receiver "events"
    let code = await job.run()
    if code < 0 {
      await events.send(code)
    }
    await events.send(0)
  }
  for await event in events {
    return event
  }
  return nil
}

/// etcd 7443: whoever closes the balancer waits for the notifier, which waits for a reader that has gone.
func closeBalancer(_ addresses: [Int]) async {
  let updates = AsyncChannel<[Int]>()
  let notifier = Task {  // want: no-receiver "updates"
    await updates.send(addresses)
    await updates.send([])
  }
  var iterator = updates.makeAsyncIterator()
  _ = await iterator.next()
  await notifier.value
}

/// istio 17860: a status is sent from a group's child, and the group is awaited before the status is read.
func runAgent(_ job: any Job) async -> Int? {
  let statuses = AsyncChannel<Int>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {  // want: no-receiver "statuses"
      await statuses.send(await job.run())
    }
    await group.waitForAll()
  }
  var iterator = statuses.makeAsyncIterator()
  return await iterator.next()
}
