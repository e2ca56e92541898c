import AsyncAlgorithms

// Blocking bugs of Go programs, after the kernels of the GoKer benchmark, with channels and tasks of Swift.

struct Stopped: Error {}

protocol Service: Sendable {
  func call() async throws -> Int
  func isStopping() -> Bool
  func write(_ row: Int) async throws
}

/// kubernetes 5316: the request runs beside its caller, which gives up when the service stops.
func finishRequest(_ service: any Service) async throws -> Int {
  let results = AsyncChannel<Int>()
  Task {
    await results.send((try? await service.call()) ?? 0)
  }
  if service.isStopping() {
    throw Stopped()  // want: receiver-skipped "results"
  }
  var iterator = results.makeAsyncIterator()
  return await iterator.next() ?? 0
}

/// moby 33781: a probe sends its result, and the monitor has been told to stop meanwhile.
func monitor(_ service: any Service) async {
  while true {
    let results = AsyncChannel<Int>()
    Task {
      await results.send((try? await service.call()) ?? -1)
    }
    if service.isStopping() {
      continue  // want: receiver-skipped "results"
    }
    var iterator = results.makeAsyncIterator()
    print(await iterator.next() ?? 0)
  }
}

/// moby 21233: the reader of the progress leaves with the first error, and the download reports on.
func pull(_ layers: [Int], to service: any Service) async throws {
  let progress = AsyncChannel<Int>()
  Task {
    for layer in layers {
      await progress.send(layer)
    }
    progress.finish()
  }
  for await layer in progress {
    try await service.write(layer)  // want: receiver-skipped "progress"
  }
}

/// etcd 6857: the loop of the node ends on a stop message; who asks for the status after it waits for ever.
func askNode(_ requests: [Int]) async {
  let inbox = AsyncChannel<Int>()
  let node = Task {
    for await request in inbox {
      if request < 0 {
        return  // want: receiver-skipped "inbox"
      }
      print("status", request)
    }
  }
  for request in requests {
    await inbox.send(request)
  }
  inbox.finish()
  await node.value
}

/// cockroach 18101: the importer returns when it is stopped; the presplitter has more to hand over.
func restore(_ spans: [Int], service: any Service) async -> Int {
  let ready = AsyncChannel<Int>()
  Task {
    for span in spans {
      await ready.send(span)
    }
    ready.finish()
  }
  var imported = 0
  for await _ in ready {
    if service.isStopping() {
      break
    }
    imported += 1
  }
  return imported  // want: receiver-skipped "ready"
}

/// cockroach 35073: the outbox fails to dial and returns; the producer pushes into its channel.
func runOutbox(_ rows: [Int], service: any Service) async throws {
  let outbox = AsyncChannel<Int>()
  Task {
    for row in rows {
      await outbox.send(row)
    }
    outbox.finish()
  }
  _ = try await service.call()  // want: receiver-skipped "outbox"
  for await row in outbox {
    print(row)
  }
}

/// kubernetes 70277: a ticker sends, and the poller that waits for a condition returns when it holds.
func pollUntilStopped(_ service: any Service, ticks: Int) async -> Bool {
  let ticker = AsyncChannel<Int>()
  Task {
    for tick in 0..<ticks {
      await ticker.send(tick)
    }
    ticker.finish()
  }
  for await _ in ticker {
    if service.isStopping() {
      return true  // want: receiver-skipped "ticker"
    }
  }
  return false
}

/// grpc 1353: the balancer is closed before the first address is taken.
func dial(_ service: any Service, isBlocking: Bool) async throws -> Int {
  let addresses = AsyncChannel<Int>()
  let watcher = Task {
    await addresses.send((try? await service.call()) ?? 0)
  }
  guard isBlocking else {
    return 0  // want: receiver-skipped "addresses"
  }
  defer { watcher.cancel() }
  for await address in addresses {
    return address
  }
  throw Stopped()
}
