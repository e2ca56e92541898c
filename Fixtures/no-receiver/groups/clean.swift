import AsyncAlgorithms

protocol Scanner: Sendable {
  func scan() async -> String
  func scanOrThrow() async throws -> String
}

func scanInGroupRepaired(_ scanner: any Scanner) async {
  let pages = AsyncChannel<String>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      await pages.send(await scanner.scan())
    }
    group.cancelAll()  // ok: `send` of a cancelled child returns
  }
}

func scanAndWaitRepaired(_ scanner: any Scanner) async throws {
  let pages = AsyncChannel<String>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      defer { pages.finish() }
      await pages.send(try await scanner.scanOrThrow())
    }
    group.addTask {
      for await page in pages {  // ok: finished by the sibling, also when it throws
        print(page)
      }
    }
    try await group.waitForAll()
  }
}

func receiveAfterTheGroupRepaired(_ scanner: any Scanner) async -> String? {
  let pages = AsyncChannel<String>()
  return await withTaskGroup(of: Void.self) { group in
    group.addTask {
      await pages.send(await scanner.scan())  // ok: received in the body
    }
    var iterator = pages.makeAsyncIterator()
    return await iterator.next()
  }
}

func fastestScanRepaired(_ scanner: any Scanner) async -> String? {
  let pages = AsyncChannel<String>()
  return await withTaskGroup(of: Void.self) { group in
    defer { group.cancelAll() }
    for _ in 0..<3 {
      group.addTask {  // ok: cancelled when the body is left
        await pages.send(await scanner.scan())
      }
    }
    var iterator = pages.makeAsyncIterator()
    return await iterator.next()
  }
}

func scanDiscardingRepaired(_ scanner: any Scanner) async {
  let pages = AsyncChannel<String>()
  await withDiscardingTaskGroup { group in
    group.addTask {
      await pages.send(await scanner.scan())
      pages.finish()
    }
    for await page in pages {  // ok: the body reads while the child sends
      print(page)
    }
  }
}

func cancelBehindTheWaitRepaired(_ scanner: any Scanner) async {
  let pages = AsyncChannel<String>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      await pages.send(await scanner.scan())
    }
    group.cancelAll()  // ok: cancelled before it is awaited
    await group.next()
  }
}

func sendFromTheBodyRepaired(_ scanner: any Scanner) async -> [String] {
  let pages = AsyncChannel<String>()
  return await withTaskGroup(of: String?.self) { group in
    group.addTask {
      var iterator = pages.makeAsyncIterator()
      return await iterator.next()
    }
    await pages.send(await scanner.scan())  // ok: the child takes it
    var collected: [String] = []
    for await page in group {
      if let page { collected.append(page) }
    }
    return collected
  }
}

/// Throwing out of the body cancels the children before they are awaited.
func throwOutOfTheGroup(_ scanner: any Scanner) async throws -> String {
  let pages = AsyncChannel<String>()
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      await pages.send(await scanner.scan())  // ok: cancelled by the throw
    }
    throw CancellationError()
  }
}

/// A child that throws makes a throwing discarding group cancel its siblings.
func siblingThrows(_ scanner: any Scanner) async throws {
  let pages = AsyncChannel<String>()
  try await withThrowingDiscardingTaskGroup { group in
    group.addTask {
      await pages.send(await scanner.scan())  // ok: the sibling always throws
    }
    group.addTask {
      throw CancellationError()
    }
  }
}

/// Another group inside: the inner one sends, the outer one reads.
func nestedGroups(_ scanner: any Scanner) async -> Int {
  let pages = AsyncChannel<String>()
  return await withTaskGroup(of: Int.self) { group in
    group.addTask {
      await withTaskGroup(of: Void.self) { senders in
        for _ in 0..<3 {
          senders.addTask { await pages.send(await scanner.scan()) }  // ok: the loop below reads all
        }
      }
      pages.finish()
      return 0
    }
    var count = 0
    for await _ in pages {
      count += 1
    }
    return count
  }
}
