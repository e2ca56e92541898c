import AsyncAlgorithms

/// A channel for each turn of the loop; `continue` leaves the turn before the receive.
func priceEach(_ items: [String]) async {
  for item in items {
    let quotes = AsyncChannel<Int>()
    Task { await quotes.send(item.count) }
    if item.isEmpty {
      continue  // todo-want: receiver-skipped "quotes"
    }
    var iterator = quotes.makeAsyncIterator()
    print(item, await iterator.next() ?? 0)
  }
}

/// The same with `break`.
func priceUntilBlank(_ items: [String]) async {
  for item in items {
    let quotes = AsyncChannel<Int>()
    Task { await quotes.send(item.count) }
    if item.isEmpty {
      break  // todo-want: receiver-skipped "quotes"
    }
    var iterator = quotes.makeAsyncIterator()
    print(item, await iterator.next() ?? 0)
  }
}

/// The receive loses a race against the clock. The group cancels the receiver, and nobody cancels the sender.
func replyInTime() async -> String? {
  let replies = AsyncChannel<String>()
  Task { await replies.send("late") }
  return await withTaskGroup(of: String?.self) { group in
    group.addTask {
      var iterator = replies.makeAsyncIterator()
      return await iterator.next()
    }
    group.addTask {
      try? await Task.sleep(nanoseconds: 1_000_000)
      return nil
    }
    let first = await group.next() ?? nil
    group.cancelAll()
    return first  // todo-want: receiver-skipped "replies"
  }
}

/// A head that is stuck: the second channel's reader is never reached while the first has none.
func sendToAll(_ text: String) async {
  let left = AsyncChannel<String>()
  let right = AsyncChannel<String>()
  let reader = Task {
    for await word in right {
      print(word)
    }
  }
  for channel in [left, right] {
    await channel.send(text)  // todo-want: no-receiver "left"
  }
  right.finish()
  await reader.value
}
