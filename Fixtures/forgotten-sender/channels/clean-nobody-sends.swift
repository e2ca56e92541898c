import AsyncAlgorithms

func waitForNobodyRepaired() async -> Int? {
  let numbers = AsyncChannel<Int>()
  numbers.finish()
  var iterator = numbers.makeAsyncIterator()
  return await iterator.next()  // ok: finished, so `next()` returns nil
}

func receiveThenStartRepaired() async {
  let numbers = AsyncChannel<Int>()
  Task { await numbers.send(1) }
  var iterator = numbers.makeAsyncIterator()
  let first = await iterator.next()
  print(first ?? 0)
}

func sumRepaired(_ values: [Int]) async -> Int {
  let numbers = AsyncChannel<Int>()
  Task {
    for value in values {
      await numbers.send(value)
    }
    numbers.finish()
  }
  var sum = 0
  for await number in numbers {
    sum += number
  }
  return sum
}

func pairRepaired() async -> (Int?, Int?) {
  let numbers = AsyncChannel<Int>()
  Task {
    await numbers.send(1)
    numbers.finish()
  }
  var iterator = numbers.makeAsyncIterator()
  let first = await iterator.next()
  let second = await iterator.next()  // ok: nil, the channel is finished
  return (first, second)
}

func printAllRepaired(_ values: [Int]) async {
  let numbers = AsyncChannel<Int>()
  Task {
    for await number in numbers {
      print(number)
    }
  }
  for value in values {
    await numbers.send(value)
  }
  numbers.finish()
}

func printAndWaitRepaired(_ values: [Int]) async {
  let numbers = AsyncChannel<Int>()
  let consumer = Task {
    for await number in numbers {
      print(number)
    }
  }
  for value in values {
    await numbers.send(value)
  }
  consumer.cancel()  // ok: `next()` of a cancelled task returns nil
  await consumer.value
}

func printInGroupRepaired(_ values: [Int]) async {
  let numbers = AsyncChannel<Int>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      for await number in numbers {
        print(number)
      }
    }
    for value in values {
      await numbers.send(value)
    }
    group.cancelAll()  // ok: the consumer is cancelled
  }
}

func printBesideRepaired(_ values: [Int]) async {
  let numbers = AsyncChannel<Int>()
  async let printed: Void = {
    for await number in numbers {  // ok: not awaited, cancelled where the scope ends
      print(number)
    }
  }()
  for value in values {
    await numbers.send(value)
  }
}

func finishTheOtherRepaired(_ values: [Int]) async -> Int {
  let numbers = AsyncChannel<Int>()
  let errors = AsyncChannel<String>()
  Task {
    for value in values {
      await numbers.send(value)
    }
    numbers.finish()
    errors.finish()
  }
  var sum = 0
  for await number in numbers {
    sum += number
  }
  for await error in errors {
    print(error)
  }
  return sum
}

protocol Source: Sendable {
  func fill(_ numbers: AsyncChannel<Int>)
}

/// Somebody else sends.
func sumOfUnknown(_ source: any Source) async -> Int {
  let numbers = AsyncChannel<Int>()
  source.fill(numbers)
  var sum = 0
  for await number in numbers {  // ok: the source has the channel
    sum += number
  }
  return sum
}

/// A parameter's sender is the caller.
func sumOf(_ numbers: AsyncChannel<Int>) async -> Int {
  var sum = 0
  for await number in numbers {  // ok: the caller's channel
    sum += number
  }
  return sum
}

/// An endless consumer of an object's own channel, ended with the object.
final class Printer {
  private let jobs = AsyncChannel<String>()
  private var worker: Task<Void, Never>?

  func start() {
    worker = Task { [jobs] in
      for await job in jobs {  // ok: `submit` sends, `deinit` finishes
        print(job)
      }
    }
  }

  func submit(_ job: String) async {
    await jobs.send(job)
  }

  deinit {
    jobs.finish()
    worker?.cancel()
  }
}

/// The receiver knows how many values come.
func sumOfThree() async -> Int {
  let numbers = AsyncChannel<Int>()
  Task {
    for number in 0..<3 {
      await numbers.send(number)
    }
  }
  var iterator = numbers.makeAsyncIterator()
  var sum = 0
  for _ in 0..<3 {
    sum += await iterator.next() ?? 0  // ok: as many receives as sends
  }
  return sum
}
