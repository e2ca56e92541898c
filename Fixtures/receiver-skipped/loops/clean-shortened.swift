import AsyncAlgorithms

/// As many receives as senders.
func skipTheFirstRepaired(_ titles: [String]) async {
  let doorstep = AsyncChannel<String>()
  let rest = titles.dropFirst()
  for title in rest {
    Task {
      await doorstep.send(title)
    }
  }
  var iterator = doorstep.makeAsyncIterator()
  for _ in rest {
    print(await iterator.next() ?? "")  // ok: the same titles
  }
}
