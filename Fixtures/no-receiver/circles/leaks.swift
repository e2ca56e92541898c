import AsyncAlgorithms

func headIsStuck() async {
  let first = AsyncChannel<Int>()
  let second = AsyncChannel<Int>()
  Task {  // want: no-receiver "the task started here waits for ever in 'first.send'"
    await first.send(1)
    await second.send(1)
  }
  for await value in second {
    print(value)
    break
  }
}

func eachForTheOther() async {
  let first = AsyncChannel<Int>()
  let second = AsyncChannel<Int>()
  async let sent: Void = first.send(1)  // want: no-receiver "'first'"
  for await value in second {  // want: forgotten-sender "no send is left for this receive on 'second'"
    print(value)
    break
  }
  await sent
}
