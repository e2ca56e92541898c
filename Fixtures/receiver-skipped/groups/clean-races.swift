import AsyncAlgorithms

protocol Device: Sendable {
  func ask() async -> String
}

func replyInTimeRepaired(_ device: any Device) async -> String? {
  let replies = AsyncChannel<String>()
  let sender = Task { await replies.send(await device.ask()) }
  defer { sender.cancel() }
  return await withTaskGroup(of: String?.self) { group in  // ok: the sender is cancelled on the way out
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

/// The receiving child has no rival, so it always receives.
func replyWithoutRival(_ device: any Device) async -> String? {
  let replies = AsyncChannel<String>()
  Task { await replies.send(await device.ask()) }
  return await withTaskGroup(of: String?.self) { group in
    group.addTask {
      var iterator = replies.makeAsyncIterator()
      return await iterator.next()
    }
    let first = await group.next() ?? nil
    return first  // ok: the child has received
  }
}

/// Whoever loses the race is waited for, too.
func replyOfEither(_ device: any Device) async -> [String] {
  let replies = AsyncChannel<String>()
  Task { await replies.send(await device.ask()) }
  return await withTaskGroup(of: String?.self) { group in
    group.addTask {
      var iterator = replies.makeAsyncIterator()
      return await iterator.next()
    }
    group.addTask {
      try? await Task.sleep(nanoseconds: 1_000_000)
      return "nothing yet"
    }
    var texts: [String] = []
    for await text in group {
      if let text { texts.append(text) }
    }
    return texts  // ok: the group is read to its end
  }
}
