actor MailboxesRepaired {
  struct Mailbox { var waiter: CheckedContinuation<String?, Never>? }

  private var boxes: [Int: Mailbox] = [:]

  private func pause() async { await Task.yield() }

  func nextRepaired(_ id: Int) async -> String? {
    await pause()
    guard boxes[id] != nil, boxes[id]?.waiter == nil else { return nil }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        boxes[id]?.waiter = continuation  // ok: nothing comes between the question and this
      }
    } onCancel: {
      Task { await self.drop(id) }
    }
  }

  func drop(_ id: Int) { boxes.removeValue(forKey: id)?.waiter?.resume(returning: nil) }
}

actor WaitersRepaired {
  struct List {
    let number: Int
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private var lists: [Int: List] = [:]

  func waitRepaired(for id: Int) async {
    if lists[id] == nil { lists[id] = List(number: id) }
    await withCheckedContinuation { continuation in
      lists[id]?.waiters.append(continuation)  // ok: there is one, from now on or from before
    }
  }

  func drop(_ id: Int) { lists.removeValue(forKey: id)?.waiters.forEach { $0.resume() } }
}
