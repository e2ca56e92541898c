import AsyncAlgorithms

protocol TickSource: Sendable {
  func tick() async -> Int
}

/// Sends once into the channel it is given.
func deliver(_ parcel: String, to doorstep: AsyncChannel<String>) async {
  await doorstep.send(parcel)
}

/// Starts the sender itself and returns at once.
func startDelivering(_ parcel: String, to doorstep: AsyncChannel<String>) {
  Task { await doorstep.send(parcel) }
}

/// Starts the sender and gives the channel to its caller.
func makeTicks(_ source: any TickSource) -> AsyncChannel<Int> {
  let ticks = AsyncChannel<Int>()
  Task { await ticks.send(await source.tick()) }
  return ticks
}

/// The helper sends, the caller starts it, nobody reads.
func orderBook(_ title: String) {
  let doorstep = AsyncChannel<String>()
  Task {  // want: no-receiver "doorstep"
    await deliver(title, to: doorstep)
  }
}

/// The helper is awaited in the function itself.
func orderAndWait(_ title: String) async {
  let doorstep = AsyncChannel<String>()
  await deliver(title, to: doorstep)  // want: no-receiver "doorstep"
  for await parcel in doorstep {
    print(parcel)
    break
  }
}

/// Two sends through the helper, one receive.
func orderTwice(_ title: String) async -> String? {
  let doorstep = AsyncChannel<String>()
  Task {  // want: no-receiver "doorstep"
    await deliver(title, to: doorstep)
    await deliver("invoice", to: doorstep)
  }
  var iterator = doorstep.makeAsyncIterator()
  return await iterator.next()
}

/// A local function sends.
func paintWall(_ colours: [String]) {
  let bucket = AsyncChannel<String>()
  func pour() async {
    for colour in colours {
      await bucket.send(colour)
    }
  }
  Task {  // want: no-receiver "bucket"
    await pour()
  }
}

/// A closure in a variable sends.
func paintFence(_ colour: String) {
  let bucket = AsyncChannel<String>()
  let pour: @Sendable () async -> Void = {
    await bucket.send(colour)
  }
  Task {  // want: no-receiver "bucket"
    await pour()
  }
}

/// The reader is written down, but never started.
func forgottenReader(_ colour: String) {
  let bucket = AsyncChannel<String>()
  func empty() async {
    for await drop in bucket {
      print(drop)
    }
  }
  Task {  // want: no-receiver "bucket"
    await bucket.send(colour)
  }
}

/// The helper only asks the channel for an iterator, it doesn't read.
func peek(_ doorstep: AsyncChannel<String>) {
  _ = doorstep.makeAsyncIterator()
  print("someone may have rung")
}

func orderAndPeek(_ title: String) {
  let doorstep = AsyncChannel<String>()
  Task {  // want: no-receiver "doorstep"
    await doorstep.send(title)
  }
  peek(doorstep)
}

/// A private method of a type sends.
struct Publisher {
  let title: String

  private func announce(on board: AsyncChannel<String>) async {
    await board.send(title)
  }

  func publish() {
    let board = AsyncChannel<String>()
    Task {  // want: no-receiver "board"
      await announce(on: board)
    }
  }
}

/// The sender is started inside of the helper. What this function does wrong is to call it and to read nothing.
func orderFromStarter(_ title: String) {
  let doorstep = AsyncChannel<String>()
  startDelivering(title, to: doorstep)  // want: no-receiver "doorstep"
}

/// The helper's channel, with a sender that waits, is dropped.
func watchTicks(_ source: any TickSource) {
  let ticks = makeTicks(source)  // want: no-receiver "ticks"
  print("watching")
}

/// The function waits for the sender before it reads.
func waitForTheSenderFirst(_ title: String) async -> String? {
  let doorstep = AsyncChannel<String>()
  let sender = Task {  // want: no-receiver "doorstep"
    await doorstep.send(title)
  }
  await sender.value
  var iterator = doorstep.makeAsyncIterator()
  return await iterator.next()
}
