import AsyncAlgorithms

protocol Sensor: Sendable {
  func read() async throws -> Int
}

/// `finish()` releases every sender, also those that come to their `send` later.
func finishedByTheCaller(_ sensor: any Sensor) {
  let readings = AsyncChannel<Int>()
  Task {  // ok: the channel is finished below
    guard let reading = try? await sensor.read() else { return }
    await readings.send(reading)
  }
  readings.finish()
}

func finishedOnEveryExit(_ sensor: any Sensor, limit: Int) async throws -> Int {
  let readings = AsyncChannel<Int>()
  defer { readings.finish() }
  let sender = Task {  // ok: `defer` finishes the channel
    await readings.send(try await sensor.read())
  }
  if limit == 0 {
    sender.cancel()
    return 0
  }
  return try await sensor.read()
}

/// Cancelling the sender is enough: `send` of a cancelled task returns at once.
func cancelledAtOnce() {
  let numbers = AsyncChannel<Int>()
  let sender = Task {
    await numbers.send(1)  // ok: cancelled below
  }
  sender.cancel()
}

func cancelledOnEveryExit(_ sensor: any Sensor) async throws -> Int {
  let numbers = AsyncChannel<Int>()
  let sender = Task {  // ok: `defer` cancels it
    for number in 0..<10 {
      await numbers.send(number)
    }
  }
  defer { sender.cancel() }
  return try await sensor.read()
}

/// The end of the scope cancels the child, and `send` reacts.
func endOfScopeCancels(_ sensor: any Sensor) async throws -> Int {
  let numbers = AsyncChannel<Int>()
  async let sent: Void = numbers.send(1)  // ok: cancelled and awaited where the scope ends
  return try await sensor.read()
}

/// The closure form of the same.
func endOfScopeCancelsLoop(_ sensor: any Sensor) async -> Int? {
  let numbers = AsyncChannel<Int>()
  async let _: Void = {
    for number in 0..<10 {
      await numbers.send(number)
    }
  }()
  return try? await sensor.read()  // ok: the child is cancelled at the end of the scope
}

/// A task that was cancelled before it came to its `send` doesn't wait either.
func cancelledWhileItComputes(_ sensor: any Sensor) async {
  let numbers = AsyncChannel<Int>()
  let sender = Task {
    let value = try? await sensor.read()
    await numbers.send(value ?? 0)  // ok: cancelled below, `send` returns at once
  }
  await Task.yield()
  sender.cancel()
  await sender.value
}

/// Failing a throwing channel releases its senders as `finish()` does.
func failedChannel() {
  let numbers = AsyncThrowingChannel<Int, any Error>()
  Task {
    await numbers.send(1)  // ok: released by `fail`
  }
  numbers.fail(CancellationError())
}

/// A task that first waits to be cancelled.
func finishedFromTheCancellationHandler(_ sensor: any Sensor) async -> Int? {
  let numbers = AsyncChannel<Int>()
  let sender = Task { await numbers.send(1) }  // ok: finished on both ways out
  return await withTaskCancellationHandler {
    let reading = try? await sensor.read()
    numbers.finish()
    await sender.value
    return reading
  } onCancel: {
    numbers.finish()
  }
}
