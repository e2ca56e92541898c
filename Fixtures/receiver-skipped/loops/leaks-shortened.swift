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
}  // want: receiver-skipped "doorstep"
