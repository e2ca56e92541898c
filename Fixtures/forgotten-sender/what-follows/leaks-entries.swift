/// Mailboxes, one for each number: between the question whether there is one and the place where somebody waits in it, something suspends.
actor Mailboxes {
  struct Mailbox { var waiter: CheckedContinuation<String?, Never>? }

  private var boxes: [Int: Mailbox] = [:]

  private func pause() async { await Task.yield() }

  func next(_ id: Int) async -> String? {
    guard boxes[id] != nil, boxes[id]?.waiter == nil else { return nil }
    await pause()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        boxes[id]?.waiter = continuation  // want: forgotten-sender "when 'boxes[id]' is nil"
      }
    } onCancel: {
      Task { await self.drop(id) }
    }
  }

  func drop(_ id: Int) { boxes.removeValue(forKey: id)?.waiter?.resume(returning: nil) }
}

/// A list is made if there is none, and making one may fail.
actor Waiters {
  struct List {
    let number: Int
    var waiters: [CheckedContinuation<Void, Never>] = []

    init?(number: Int) {
      if number < 0 { return nil }
      self.number = number
    }
  }

  private var lists: [Int: List] = [:]

  func wait(for id: Int) async {
    if lists[id] == nil { lists[id] = List(number: id) }
    await withCheckedContinuation { continuation in
      lists[id]?.waiters.append(continuation)  // want: forgotten-sender "when 'lists[id]' is nil"
    }
  }

  func drop(_ id: Int) { lists.removeValue(forKey: id)?.waiters.forEach { $0.resume() } }
}
