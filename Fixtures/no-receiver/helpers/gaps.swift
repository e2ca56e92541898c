import AsyncAlgorithms

/// One receive fewer than senders.
func skipTheFirst(_ titles: [String]) async {
  let doorstep = AsyncChannel<String>()
  for title in titles {
    Task {
      await doorstep.send(title)
    }
  }
  var iterator = doorstep.makeAsyncIterator()
  for _ in titles.dropFirst() {
    print(await iterator.next() ?? "")
  }
}  // todo-want: receiver-skipped "doorstep"

/// Each side waits for the other one's first value.
func circle() async {
  let left = AsyncChannel<Int>()
  let right = AsyncChannel<Int>()
  let first = Task {
    var iterator = left.makeAsyncIterator()
    let value = await iterator.next() ?? 0  // todo-want: forgotten-sender "left"
    await right.send(value + 1)
  }
  let second = Task {
    var iterator = right.makeAsyncIterator()
    let value = await iterator.next() ?? 0  // todo-want: forgotten-sender "right"
    await left.send(value + 1)
  }
  await first.value
  await second.value
}
