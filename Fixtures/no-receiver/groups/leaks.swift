import AsyncAlgorithms

protocol Scanner: Sendable {
  func scan() async -> String
  func scanOrThrow() async throws -> String
}

/// The group moves the hang to the caller: its normal end waits for the child and cancels nobody.
func scanInGroup(_ scanner: any Scanner) async {
  let pages = AsyncChannel<String>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {  // want: no-receiver "pages"
      await pages.send(await scanner.scan())
    }
  }
}

/// `waitForAll()` waits, it doesn't cancel.
func scanAndWait(_ scanner: any Scanner) async throws {
  let pages = AsyncChannel<String>()
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {  // want: no-receiver "pages"
      await pages.send(try await scanner.scanOrThrow())
    }
    try await group.waitForAll()
  }
}

/// The receive stands behind the group, which doesn't end before.
func receiveAfterTheGroup(_ scanner: any Scanner) async -> String? {
  let pages = AsyncChannel<String>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {  // want: no-receiver "pages"
      await pages.send(await scanner.scan())
    }
  }
  var iterator = pages.makeAsyncIterator()
  return await iterator.next()
}

/// Three children, one receive.
func fastestScan(_ scanner: any Scanner) async -> String? {
  let pages = AsyncChannel<String>()
  return await withTaskGroup(of: Void.self) { group in
    for _ in 0..<3 {
      group.addTask {  // want: no-receiver "pages"
        await pages.send(await scanner.scan())
      }
    }
    var iterator = pages.makeAsyncIterator()
    return await iterator.next()
  }
}

/// A discarding group awaits its children just so.
func scanDiscarding(_ scanner: any Scanner) async {
  let pages = AsyncChannel<String>()
  await withDiscardingTaskGroup { group in
    group.addTask {  // want: no-receiver "pages"
      await pages.send(await scanner.scan())
    }
  }
}

/// `cancelAll()` comes too late: `next()` waits for the child that waits.
func cancelBehindTheWait(_ scanner: any Scanner) async {
  let pages = AsyncChannel<String>()
  await withTaskGroup(of: Void.self) { group in
    group.addTask {  // want: no-receiver "pages"
      await pages.send(await scanner.scan())
    }
    await group.next()
    group.cancelAll()
  }
}

/// A sender directly in the body of the group: no child reads.
func sendFromTheBody(_ scanner: any Scanner) async -> [String] {
  let pages = AsyncChannel<String>()
  return await withTaskGroup(of: String.self) { group in
    group.addTask { await scanner.scan() }
    await pages.send(await scanner.scan())  // want: no-receiver "pages"
    var collected: [String] = []
    for await page in group {
      collected.append(page)
    }
    return collected
  }
}
