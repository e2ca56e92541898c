import NIOCore

// Finished on every path, or finished by what else happens to it.

struct Setup: Sendable {
  func prepare() throws {}
}

final class Demand: NIOAsyncSequenceProducerDelegate, NIOAsyncWriterSinkDelegate {
  func produceMore() {}
  func didTerminate() {}
}

func notUsedRepaired(_ channel: Channel, _ isOn: Bool) async throws {
  guard isOn else { return }
  let wrapped = try NIOAsyncChannel<Int, Int>(wrappingChannelSynchronously: channel)
  try await wrapped.executeThenClose { inbound, outbound in
    for try await number in inbound { try await outbound.write(number) }  // ok: closed when the body throws, too
  }
}

func notReturnedRepaired(_ channel: Channel, _ setup: Setup) throws -> NIOAsyncChannel<Int, Int> {
  try setup.prepare()
  let wrapped = try NIOAsyncChannel<Int, Int>(wrappingChannelSynchronously: channel)
  return wrapped  // ok: the caller has it
}

func closedBefore(_ channel: Channel, _ isOn: Bool) async throws {
  let wrapped = try NIOAsyncChannel<Int, Int>(wrappingChannelSynchronously: channel)
  guard isOn else {
    try await wrapped.channel.close().get()  // ok: the end of the channel finishes it
    return
  }
  try await wrapped.executeThenClose { _, outbound in try await outbound.write(1) }
}

func sourceNotFinishedRepaired(_ delegate: Demand, _ isOn: Bool) async -> Int {
  let new = NIOAsyncSequenceProducer.makeSequence(
    elementType: Int.self, backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark(),
    finishOnDeinit: false, delegate: delegate)
  let source = new.source
  let task = Task {
    if isOn { print("on") }
    source.finish()
  }
  var sum = 0
  for await number in new.sequence { sum += number }  // ok: the task finishes it
  await task.value
  return sum
}

func throwingSourceNotFinishedRepaired(_ delegate: Demand, _ setup: Setup) throws {
  let new = NIOThrowingAsyncSequenceProducer.makeSequence(
    elementType: Int.self, failureType: (any Error).self,
    backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark(), finishOnDeinit: false,
    delegate: delegate)
  defer { new.source.finish(CancellationError()) }
  try setup.prepare()
}

func finishedWhenFreed(_ delegate: Demand, _ setup: Setup) throws {
  let new = NIOThrowingAsyncSequenceProducer.makeSequence(
    elementType: Int.self, failureType: (any Error).self,
    backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark(), finishOnDeinit: true,
    delegate: delegate)
  try setup.prepare()  // ok: to free it is to finish it
  new.source.finish(CancellationError())
}

func writerNotFinishedRepaired(_ delegate: Demand, _ numbers: [Int]) async throws {
  let new = NIOAsyncWriter.makeWriter(
    elementType: Int.self, isWritable: true, finishOnDeinit: false, delegate: delegate)
  defer { new.writer.finish() }
  for number in numbers { try await new.writer.yield(number) }
}

func readAndDropped(_ delegate: Demand, _ setup: Setup) async throws {
  let new = NIOAsyncSequenceProducer.makeSequence(
    elementType: Int.self, backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark(),
    finishOnDeinit: false, delegate: delegate)
  var iterator = new.sequence.makeAsyncIterator()
  if await iterator.next() == nil { try setup.prepare() }  // ok: dropping the iterator finishes it
}

final class Pump {
  private var source: NIOAsyncSequenceProducerSource<Int>?

  func start(_ delegate: Demand) -> NIOAsyncSequenceProducer<Int> {
    let new = NIOAsyncSequenceProducer.makeSequence(
      elementType: Int.self, backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark(),
      finishOnDeinit: false, delegate: delegate)
    source = new.source  // ok: the type has it
    return new.sequence
  }

  func stop() { source?.finish() }
}
