import AsyncAlgorithms

protocol Device: Sendable {
  func ask() async -> String
}

/// The receive loses a race against the clock. The group cancels the receiver, and nobody cancels the sender.
func replyInTime(_ device: any Device) async -> String? {
  let replies = AsyncChannel<String>()
  Task { await replies.send(await device.ask()) }
  return await withTaskGroup(of: String?.self) { group in  // want: receiver-skipped "replies"
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
    return first
  }
}
