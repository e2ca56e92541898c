import AsyncAlgorithms

struct Packet: Sendable {
  var bytes: [UInt8]
}

/// The task is started, the function is left, and nothing reads the channel.
func publishHeadline(_ headline: String) {
  let headlines = AsyncChannel<String>()
  Task {  // want: no-receiver "headlines"
    await headlines.send(headline)
  }
}

/// Waiting for the sender doesn't help: it waits for a reader that doesn't exist.
func flushMetrics(_ samples: [Double]) async {
  let metrics = AsyncChannel<Double>()
  let sender = Task {  // want: no-receiver "metrics"
    for sample in samples {
      await metrics.send(sample)
    }
  }
  await sender.value
}

/// Send and receive stand in one task, one after the other. The send never gets past itself.
func loopback(_ packet: Packet) async -> Packet? {
  let wire = AsyncChannel<Packet>()
  await wire.send(packet)  // want: no-receiver "wire"
  var iterator = wire.makeAsyncIterator()
  return await iterator.next()
}

/// The same inside of a task of its own.
func echoLater(_ packets: [Packet]) {
  let wire = AsyncChannel<[Packet]>()
  Task {  // want: no-receiver "wire"
    await wire.send(packets)
    for await echoed in wire {
      print(echoed.count)
    }
  }
}

/// Nobody listens yet when the first word is sent, so the listener is never started.
func greetThenListen() async {
  let words = AsyncChannel<String>()
  await words.send("hello")  // want: no-receiver "words"
  let listener = Task {
    for await word in words {
      print(word)
    }
  }
  await words.send("goodbye")
  words.finish()
  await listener.value
}

/// `finish()` would release the sender, but it stands behind the send that waits.
func sendThenFinish(_ value: Int) async {
  let numbers = AsyncChannel<Int>()
  await numbers.send(value)  // want: no-receiver "numbers"
  numbers.finish()
}

/// An `async let` is cancelled at the end of its scope, but here it is awaited before.
func confirmDelivery(of order: String) async {
  let orders = AsyncChannel<String>()
  async let sent: Void = orders.send(order)  // want: no-receiver "orders"
  print("waiting for the warehouse")
  await sent
}

/// A detached task waits like any other.
func archive(_ document: String) {
  let documents = AsyncChannel<String>()
  Task.detached(priority: .background) {  // want: no-receiver "documents"
    await documents.send(document)
  }
}

/// The throwing channel has the same rendezvous.
func emitReadings(_ readings: [Double]) {
  let gauge = AsyncThrowingChannel<Double, any Error>()
  Task {  // want: no-receiver "gauge"
    for reading in readings {
      await gauge.send(reading)
    }
    gauge.finish()
  }
}

/// Requests go into one channel, the answers are expected from another, and no worker stands between them.
func askWorker(_ question: String) async -> String? {
  let requests = AsyncChannel<String>()
  let replies = AsyncChannel<String>()
  Task {  // want: no-receiver "requests"
    await requests.send(question)
  }
  for await reply in replies {  // want: forgotten-sender "replies"
    return reply
  }
  return nil
}
