import AsyncAlgorithms

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
