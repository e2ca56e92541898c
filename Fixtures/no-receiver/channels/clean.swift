import AsyncAlgorithms

struct Packet: Sendable {
  var bytes: [UInt8]
}

func publishHeadlineRepaired(_ headline: String) async {
  let headlines = AsyncChannel<String>()
  Task {  // ok: the loop below takes the one value
    await headlines.send(headline)
  }
  for await line in headlines {
    print(line)
    break
  }
}

func flushMetricsRepaired(_ samples: [Double]) async {
  let metrics = AsyncChannel<Double>()
  let reader = Task {
    for await metric in metrics {
      print(metric)
    }
  }
  let sender = Task {  // ok: the reader runs beside it until the channel is finished
    for sample in samples {
      await metrics.send(sample)
    }
    metrics.finish()
  }
  await sender.value
  await reader.value
}

func loopbackRepaired(_ packet: Packet) async -> Packet? {
  let wire = AsyncChannel<Packet>()
  Task {  // ok: sender and receiver are two tasks
    await wire.send(packet)
  }
  var iterator = wire.makeAsyncIterator()
  return await iterator.next()
}

func echoLaterRepaired(_ packets: [Packet]) {
  let wire = AsyncChannel<[Packet]>()
  Task {
    await wire.send(packets)
    wire.finish()
  }
  Task {
    for await echoed in wire {
      print(echoed.count)
    }
  }
}

func greetThenListenRepaired() async {
  let words = AsyncChannel<String>()
  let listener = Task {
    for await word in words {
      print(word)
    }
  }
  await words.send("hello")  // ok: the listener was started before
  await words.send("goodbye")
  words.finish()
  await listener.value
}

func sendThenFinishRepaired(_ value: Int) async {
  let numbers = AsyncChannel<Int>()
  numbers.finish()
  await numbers.send(value)  // ok: a finished channel drops the value at once
}

func confirmDeliveryRepaired(of order: String) async {
  let orders = AsyncChannel<String>()
  async let sent: Void = orders.send(order)
  var iterator = orders.makeAsyncIterator()
  print(await iterator.next() ?? "nothing")
  await sent  // ok: received on the line above
}

func archiveRepaired(_ document: String) async {
  let documents = AsyncChannel<String>()
  Task.detached(priority: .background) {
    await documents.send(document)
  }
  var iterator = documents.makeAsyncIterator()
  print(await iterator.next()?.count ?? 0)
}

func emitReadingsRepaired(_ readings: [Double]) async throws -> Double {
  let gauge = AsyncThrowingChannel<Double, any Error>()
  Task {
    for reading in readings {
      await gauge.send(reading)
    }
    gauge.finish()
  }
  var sum = 0.0
  for try await reading in gauge {  // ok: the sender only finishes, it never fails the channel
    sum += reading
  }
  return sum
}

func askWorkerRepaired(_ question: String) async -> String? {
  let requests = AsyncChannel<String>()
  let replies = AsyncChannel<String>()
  Task {
    await requests.send(question)
    requests.finish()
  }
  Task {  // ok: the worker between the two channels
    for await request in requests {
      await replies.send("answer to \(request)")
    }
    replies.finish()
  }
  var collected: String?
  for await reply in replies {
    collected = reply
  }
  return collected
}
