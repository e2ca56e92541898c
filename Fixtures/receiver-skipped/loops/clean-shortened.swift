import AsyncAlgorithms

/// As many receives as senders.
func skipTheFirstRepaired(_ titles: [String]) async {
  let doorstep = AsyncChannel<String>()
  for title in titles.dropFirst() {
    Task {
      await doorstep.send(title)
    }
  }
  var iterator = doorstep.makeAsyncIterator()
  for _ in titles.dropFirst() {
    print(await iterator.next() ?? "")  // ok: the same titles
  }
}
