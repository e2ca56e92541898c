import AsyncAlgorithms

// The source of this channel finishes it when it is freed, so that a path which forgets to finish leaves nobody waiting.

func sendSome(_ numbers: [Int], _ isOn: Bool) async throws -> Int {
  let pair = MultiProducerSingleConsumerAsyncChannel<Int, Never>.makeChannel(of: Int.self)
  let channel = pair.channel
  let source = pair.source
  let sender = Task {
    for number in numbers {
      guard isOn else { return }  // ok: the source is freed with the task
      try await source.send(number)
    }
    source.finish()
  }
  var sum = 0
  for try await number in channel { sum += number }
  try await sender.value
  return sum
}
