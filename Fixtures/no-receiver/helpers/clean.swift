import AsyncAlgorithms

protocol TickSource: Sendable {
  func tick() async -> Int
}

func deliver(_ parcel: String, to doorstep: AsyncChannel<String>) async {
  await doorstep.send(parcel)
}

func startDelivering(_ parcel: String, to doorstep: AsyncChannel<String>) {
  Task { await doorstep.send(parcel) }  // ok: the caller reads
}

func makeTicks(_ source: any TickSource) -> AsyncChannel<Int> {
  let ticks = AsyncChannel<Int>()
  Task { await ticks.send(await source.tick()) }  // ok: the caller reads
  return ticks
}

func takeOne(from doorstep: AsyncChannel<String>) async -> String? {
  var iterator = doorstep.makeAsyncIterator()
  return await iterator.next()
}

func orderBookRepaired(_ title: String) async {
  let doorstep = AsyncChannel<String>()
  Task {
    await deliver(title, to: doorstep)  // ok: received by the helper below
  }
  print(await takeOne(from: doorstep) ?? "nothing")
}

func orderAndWaitRepaired(_ title: String) async {
  let doorstep = AsyncChannel<String>()
  async let delivered: Void = deliver(title, to: doorstep)
  for await parcel in doorstep {
    print(parcel)
    break
  }
  await delivered
}

func orderTwiceRepaired(_ title: String) async -> String? {
  let doorstep = AsyncChannel<String>()
  Task {
    await deliver(title, to: doorstep)
    await deliver("invoice", to: doorstep)
  }
  let book = await takeOne(from: doorstep)
  _ = await takeOne(from: doorstep)  // ok: two receives for two sends
  return book
}

func paintWallRepaired(_ colours: [String]) async {
  let bucket = AsyncChannel<String>()
  func pour() async {
    for colour in colours {
      await bucket.send(colour)
    }
    bucket.finish()
  }
  Task { await pour() }
  for await drop in bucket {  // ok: reads all until `finish()`
    print(drop)
  }
}

func paintFenceRepaired(_ colour: String) async {
  let bucket = AsyncChannel<String>()
  let pour: @Sendable () async -> Void = {
    await bucket.send(colour)
  }
  let painter = Task { await pour() }
  painter.cancel()  // ok: the cancelled task's `send` returns
}

func forgottenReaderRepaired(_ colour: String) async {
  let bucket = AsyncChannel<String>()
  func empty() async {
    for await drop in bucket {
      print(drop)
    }
  }
  Task {
    await bucket.send(colour)
    bucket.finish()
  }
  await empty()
}

func peek(_ doorstep: AsyncChannel<String>) {
  _ = doorstep.makeAsyncIterator()
  print("someone may have rung")
}

func orderAndPeekRepaired(_ title: String) async {
  let doorstep = AsyncChannel<String>()
  Task {
    await doorstep.send(title)
  }
  peek(doorstep)
  print(await takeOne(from: doorstep) ?? "nothing")
}

struct Publisher {
  let title: String

  private func announce(on board: AsyncChannel<String>) async {
    await board.send(title)
  }

  func publishRepaired() async {
    let board = AsyncChannel<String>()
    Task {
      await announce(on: board)
    }
    var iterator = board.makeAsyncIterator()
    print(await iterator.next() ?? "")
  }
}

/// The helper that starts the sender, and a caller that reads.
func orderFromStarterRepaired(_ title: String) async -> String? {
  let doorstep = AsyncChannel<String>()
  startDelivering(title, to: doorstep)  // ok: read below
  return await takeOne(from: doorstep)
}

/// The helper that returns the channel, and a caller that reads.
func watchTicksRepaired(_ source: any TickSource) async -> Int? {
  var iterator = makeTicks(source).makeAsyncIterator()
  return await iterator.next()  // ok: one sender, one receive
}

/// The helper's channel is passed on.
func relayTicks(_ source: any TickSource) -> AsyncChannel<Int> {
  makeTicks(source)  // ok: returned to a caller that isn't known
}

func waitForTheSenderFirstRepaired(_ title: String) async -> String? {
  let doorstep = AsyncChannel<String>()
  let sender = Task {
    await doorstep.send(title)
  }
  let parcel = await takeOne(from: doorstep)
  await sender.value  // ok: received before
  return parcel
}

/// Two functions that call each other: what they do with the channel isn't known, so nothing is said.
func bounce(_ depth: Int, _ doorstep: AsyncChannel<String>) async {
  if depth == 0 {
    _ = await takeOne(from: doorstep)
  } else {
    await rebound(depth - 1, doorstep)
  }
}

func rebound(_ depth: Int, _ doorstep: AsyncChannel<String>) async {
  await bounce(depth, doorstep)
}

func bounceParcel(_ title: String) async {
  let doorstep = AsyncChannel<String>()
  Task { await doorstep.send(title) }  // ok: `bounce` takes it in the end
  await bounce(3, doorstep)
}

/// A generic helper reads whatever sequence it is given.
func count<S: AsyncSequence>(_ sequence: S) async rethrows -> Int {
  var count = 0
  for try await _ in sequence {
    count += 1
  }
  return count
}

func countParcels(_ titles: [String]) async -> Int {
  let doorstep = AsyncChannel<String>()
  Task {
    for title in titles {
      await doorstep.send(title)  // ok: `count` iterates
    }
    doorstep.finish()
  }
  return await count(doorstep)
}

/// An operator stands between the channel and the loop.
func measureParcels(_ titles: [String]) async -> Int {
  let doorstep = AsyncChannel<String>()
  Task {
    for title in titles {
      await doorstep.send(title)  // ok: read through `map`
    }
    doorstep.finish()
  }
  var total = 0
  for await length in doorstep.map({ $0.count }) {
    total += length
  }
  return total
}
