import Shop

/// The question is answered in the desk's module, two modules below.
func askTwice(in shop: Shop) async -> Int {
  await withCheckedContinuation { question in
    shop.pass(question)
    question.resume(returning: 1)
  }
}

/// Nobody can cancel the wait in the desk's module.
func closeOrGiveUp(_ shop: Shop) async -> Int? {
  await withTaskGroup(of: Int?.self) { group in
    group.addTask { await shop.close() }
    group.addTask {
      try? await Task.sleep(for: .seconds(1))
      return nil
    }
    let first = await group.next()
    group.cancelAll()
    return first ?? nil
  }
}
