import AsyncAlgorithms

/// There is no sender at all.
func waitForNobody() async -> Int? {
  let numbers = AsyncChannel<Int>()
  var iterator = numbers.makeAsyncIterator()
  return await iterator.next()  // want: forgotten-sender "numbers"
}

/// The sender is started behind the receive.
func receiveThenStart() async {
  let numbers = AsyncChannel<Int>()
  var iterator = numbers.makeAsyncIterator()
  let first = await iterator.next()  // want: forgotten-sender "numbers"
  Task { await numbers.send(1) }
  print(first ?? 0)
}

/// All values are sent, but nobody finishes, so the loop never ends.
func sum(_ values: [Int]) async -> Int {
  let numbers = AsyncChannel<Int>()
  Task {
    for value in values {
      await numbers.send(value)
    }
  }
  var sum = 0
  for await number in numbers {  // want: forgotten-sender "numbers"
    sum += number
  }
  return sum
}

/// One send, two receives.
func pair() async -> (Int?, Int?) {
  let numbers = AsyncChannel<Int>()
  Task { await numbers.send(1) }
  var iterator = numbers.makeAsyncIterator()
  let first = await iterator.next()
  let second = await iterator.next()  // want: forgotten-sender "numbers"
  return (first, second)
}

/// The consumer is a task. The function sends to it, leaves, and the task waits on.
func printAll(_ values: [Int]) async {
  let numbers = AsyncChannel<Int>()
  Task {
    for await number in numbers {  // want: forgotten-sender "numbers"
      print(number)
    }
  }
  for value in values {
    await numbers.send(value)
  }
}

/// The consumer's end is awaited.
func printAndWait(_ values: [Int]) async {
  let numbers = AsyncChannel<Int>()
  let consumer = Task {
    for await number in numbers {  // want: forgotten-sender "numbers"
      print(number)
    }
  }
  for value in values {
    await numbers.send(value)
  }
  await consumer.value
}

/// A consumer in a group. The group's normal end waits for it.
func printInGroup(_ values: [Int]) async {
  let numbers = AsyncChannel<Int>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      for await number in numbers {  // want: forgotten-sender "numbers"
        print(number)
      }
    }
    group.addTask {
      for value in values {
        await numbers.send(value)
      }
    }
  }
}

/// An `async let` consumer that is awaited before its scope ends, so nothing cancels it.
func printBeside(_ values: [Int]) async {
  let numbers = AsyncChannel<Int>()
  async let printed: Void = {
    for await number in numbers {  // want: forgotten-sender "numbers"
      print(number)
    }
  }()
  for value in values {
    await numbers.send(value)
  }
  await printed
}

/// The wrong channel is finished.
func finishTheOther(_ values: [Int]) async -> Int {
  let numbers = AsyncChannel<Int>()
  let errors = AsyncChannel<String>()
  Task {
    for value in values {
      await numbers.send(value)
    }
    errors.finish()
  }
  var sum = 0
  for await number in numbers {  // want: forgotten-sender "numbers"
    sum += number
  }
  for await error in errors {
    print(error)
  }
  return sum
}
