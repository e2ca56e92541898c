import AsyncAlgorithms

// Known gaps: each channel by itself is balanced. That two of them block each other needs the order of both in one state.

func echo() async {
  let requests = AsyncChannel<Int>()
  let answers = AsyncChannel<Int>()
  async let served: Void = {
    for await request in requests {
      await answers.send(request)
      break
    }
  }()
  for await answer in answers {  // todo-want: circular-wait "answers"
    await requests.send(answer)
    break
  }
  await served
}

func sentInTheOtherOrder() async {
  let first = AsyncChannel<Int>()
  let second = AsyncChannel<Int>()
  Task {  // todo-want: circular-wait "first"
    await first.send(1)
    await second.send(1)
  }
  for await value in second {
    print(value)
    break
  }
  for await value in first {
    print(value)
    break
  }
}

/// In a list: which element the loop stands at is not known.
func headOfAList() async {
  let first = AsyncChannel<Int>()
  let second = AsyncChannel<Int>()
  Task {  // todo-want: no-receiver "first"
    for channel in [first, second] { await channel.send(1) }
  }
  for await value in second {
    print(value)
    break
  }
}
