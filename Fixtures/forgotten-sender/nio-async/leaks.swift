import NIOCore

// What SwiftNIO wants to be finished before it is freed.

struct Setup: Sendable {
  func prepare() throws {}
}

final class Demand: NIOAsyncSequenceProducerDelegate, NIOAsyncWriterSinkDelegate {
  func produceMore() {}
  func didTerminate() {}
}

func notUsed(_ channel: Channel, _ isOn: Bool) async throws {
  let wrapped = try NIOAsyncChannel<Int, Int>(wrappingChannelSynchronously: channel)
  guard isOn else { return }  // want: forgotten-sender "this return leaves 'wrapped' from line 15 without 'executeThenClose'"
  try await wrapped.executeThenClose { inbound, outbound in
    for try await number in inbound { try await outbound.write(number) }
  }
}

func notReturned(_ channel: Channel, _ setup: Setup) throws -> NIOAsyncChannel<Int, Int> {
  let wrapped = try NIOAsyncChannel<Int, Int>(wrappingChannelSynchronously: channel)
  try setup.prepare()  // want: forgotten-sender "this 'try', when it throws, leaves 'wrapped'"
  return wrapped
}

func sourceNotFinished(_ delegate: Demand, _ isOn: Bool) async -> Int {
  let new = NIOAsyncSequenceProducer.makeSequence(
    elementType: Int.self, backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark(),
    finishOnDeinit: false, delegate: delegate)
  let source = new.source
  let task = Task {
    guard isOn else { return }  // want: forgotten-sender "leaves 'new' from line 29 without 'finish()'"
    source.finish()
  }
  var sum = 0
  for await number in new.sequence { sum += number }
  await task.value
  return sum
}

func throwingSourceNotFinished(_ delegate: Demand, _ setup: Setup) throws {
  let new = NIOThrowingAsyncSequenceProducer.makeSequence(
    elementType: Int.self, failureType: (any Error).self,
    backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.Watermark(), finishOnDeinit: false,
    delegate: delegate)
  try setup.prepare()  // want: forgotten-sender "leaves 'new' from line 44 without 'finish()'"
  new.source.finish(CancellationError())
}

func writerNotFinished(_ delegate: Demand, _ numbers: [Int]) async throws {
  let new = NIOAsyncWriter.makeWriter(
    elementType: Int.self, isWritable: true, finishOnDeinit: false, delegate: delegate)
  for number in numbers { try await new.writer.yield(number) }  // want: forgotten-sender "leaves 'new' from line 53 without 'finish()'"
  new.writer.finish()
}
