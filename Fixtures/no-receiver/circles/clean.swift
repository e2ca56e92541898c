import AsyncAlgorithms

func headIsStuckRepaired() async {
  let first = AsyncChannel<Int>()
  let second = AsyncChannel<Int>()
  Task {
    await first.send(1)
    await second.send(1)
  }
  for await value in first {
    print(value)
    break
  }
  for await value in second {
    print(value)
    break  // ok: in the order of the sends
  }
}

func allAtOnce() async {
  let first = AsyncChannel<Int>()
  let second = AsyncChannel<Int>()
  Task {
    for channel in [first, second] {
      await channel.send(1)  // ok: in the order of the receives
    }
  }
  for await value in first {
    print(value)
    break
  }
  for await value in second {
    print(value)
    break
  }
}

func eachForTheOtherRepaired() async {
  let first = AsyncChannel<Int>()
  let second = AsyncChannel<Int>()
  async let sent: Void = first.send(1)
  Task { await second.send(2) }
  for await value in first {
    print(value)
    break
  }
  for await value in second {
    print(value)
    break
  }
  await sent  // ok: both are received
}
