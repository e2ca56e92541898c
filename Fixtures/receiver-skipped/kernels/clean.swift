import AsyncAlgorithms

struct Stopped: Error {}

protocol Service: Sendable {
  func call() async throws -> Int
  func isStopping() -> Bool
  func write(_ row: Int) async throws
}

func finishRequestRepaired(_ service: any Service) async throws -> Int {
  let results = AsyncChannel<Int>()
  defer { results.finish() }
  Task {
    await results.send((try? await service.call()) ?? 0)
  }
  if service.isStopping() {
    throw Stopped()  // ok: finished on the way out
  }
  var iterator = results.makeAsyncIterator()
  return await iterator.next() ?? 0
}

func monitorRepaired(_ service: any Service) async {
  while true {
    if service.isStopping() {
      continue  // ok: no probe has been started
    }
    let results = AsyncChannel<Int>()
    Task {
      await results.send((try? await service.call()) ?? -1)
    }
    var iterator = results.makeAsyncIterator()
    print(await iterator.next() ?? 0)
  }
}

func pullRepaired(_ layers: [Int], to service: any Service) async throws {
  let progress = AsyncChannel<Int>()
  let download = Task {
    for layer in layers {
      await progress.send(layer)
    }
    progress.finish()
  }
  do {
    for await layer in progress {
      try await service.write(layer)
    }
  } catch {
    download.cancel()
    throw error  // ok: the sender is cancelled
  }
}

func askNodeRepaired(_ requests: [Int]) async {
  let inbox = AsyncChannel<Int>()
  let node = Task {
    for await request in inbox {
      if request < 0 {
        inbox.finish()
        return  // ok: later requests are dropped
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

func restoreRepaired(_ spans: [Int], service: any Service) async -> Int {
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
      continue  // ok: goes on reading what it drops
    }
    imported += 1
  }
  return imported
}

func runOutboxRepaired(_ rows: [Int], service: any Service) async throws {
  let outbox = AsyncChannel<Int>()
  _ = try await service.call()  // ok: nothing is started yet
  Task {
    for row in rows {
      await outbox.send(row)
    }
    outbox.finish()
  }
  for await row in outbox {
    print(row)
  }
}

func pollUntilStoppedRepaired(_ service: any Service, ticks: Int) async -> Bool {
  let ticker = AsyncChannel<Int>()
  return await withTaskGroup(of: Void.self) { group in
    defer { group.cancelAll() }
    group.addTask {
      for tick in 0..<ticks {
        await ticker.send(tick)
      }
      ticker.finish()
    }
    for await _ in ticker {
      if service.isStopping() {
        return true  // ok: `defer` cancels the ticker
      }
    }
    return false
  }
}

func dialRepaired(_ service: any Service, isBlocking: Bool) async throws -> Int {
  let addresses = AsyncChannel<Int>()
  let watcher = Task {
    defer { addresses.finish() }
    await addresses.send(try await service.call())
  }
  defer { watcher.cancel() }
  guard isBlocking else {
    return 0  // ok: cancelled by `defer`
  }
  for await address in addresses {
    return address
  }
  throw Stopped()
}
