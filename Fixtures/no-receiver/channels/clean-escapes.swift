import AsyncAlgorithms

protocol Consumer: Sendable {
  func consume(_ channel: AsyncChannel<Int>)
  func attach(_ handler: @escaping @Sendable (Int) async -> Void)
}

final class Registry: @unchecked Sendable {
  var channels: [String: AsyncChannel<Int>] = [:]
  var current: AsyncChannel<Int>?
}

/// The channel goes to code that isn't here.
func handToUnknownCode(_ consumer: any Consumer) {
  let numbers = AsyncChannel<Int>()
  Task {
    await numbers.send(1)  // ok: whoever got the channel may read it
  }
  consumer.consume(numbers)
}

func handBeforeTheSend(_ consumer: any Consumer) async {
  let numbers = AsyncChannel<Int>()
  consumer.consume(numbers)
  await numbers.send(1)  // ok: the consumer has it
}

func storeInADictionary(_ registry: Registry, key: String) {
  let numbers = AsyncChannel<Int>()
  registry.channels[key] = numbers
  Task { await numbers.send(1) }  // ok: readers find it in the registry
}

func storeInAProperty(_ registry: Registry) {
  let numbers = AsyncChannel<Int>()
  Task { await numbers.send(1) }  // ok: stored below
  registry.current = numbers
}

/// The caller of this function is the reader.
func numbersUpTo(_ limit: Int) -> AsyncChannel<Int> {
  let numbers = AsyncChannel<Int>()
  Task {
    for number in 0..<limit {
      await numbers.send(number)  // ok: the channel is returned
    }
    numbers.finish()
  }
  return numbers
}

func numbersAndTask() -> (channel: AsyncChannel<Int>, task: Task<Void, Never>) {
  let numbers = AsyncChannel<Int>()
  let task = Task {
    await numbers.send(1)  // ok: both leave in the tuple
    numbers.finish()
  }
  return (numbers, task)
}

/// A parameter belongs to somebody else, who reads it.
func sendInto(_ numbers: AsyncChannel<Int>) {
  Task {
    await numbers.send(1)  // ok: the caller's channel
  }
}

func sendDirectlyInto(_ numbers: AsyncChannel<Int>) async {
  await numbers.send(1)  // ok: the caller's channel
  await numbers.send(2)
}

/// A closure that sends is given away with the channel in it; nobody calls it here.
func sendFromAHandler(_ consumer: any Consumer) -> AsyncChannel<Int> {
  let numbers = AsyncChannel<Int>()
  consumer.attach { number in
    await numbers.send(number)  // ok: the channel is returned
  }
  return numbers
}

/// A wrapper takes the channel over.
struct Subscription: Sendable {
  let channel: AsyncChannel<Int>
  let sender: Task<Void, Never>
}

func subscribe() -> Subscription {
  let numbers = AsyncChannel<Int>()
  let sender = Task { await numbers.send(1) }  // ok: held by the subscription
  return Subscription(channel: numbers, sender: sender)
}

/// An object whose other methods read.
final class Mailbox: Sendable {
  private let letters = AsyncChannel<String>()

  func post(_ letter: String) async {
    await letters.send(letter)  // ok: `open()` reads
  }

  func postLater(_ letter: String) {
    Task { await letters.send(letter) }  // ok: `open()` reads
  }

  func open() async -> String? {
    var iterator = letters.makeAsyncIterator()
    return await iterator.next()
  }
}

/// A global channel is everybody's.
let announcements = AsyncChannel<String>()

func announce(_ text: String) async {
  await announcements.send(text)  // ok: readers may stand in any file
}

/// `send` and `finish` of types that are no channels.
struct Transport {
  func send(_ text: String) async {}
  func finish() {}
}

func sendOverTransport() async {
  let transport = Transport()
  await transport.send("hello")  // ok: not a channel
}
