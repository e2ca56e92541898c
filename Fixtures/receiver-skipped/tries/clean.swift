import AsyncAlgorithms

struct Report: Sendable {
  var title: String
  var pages: Int
}

extension Report {
  init(parsing text: String) throws {
    guard let pages = Int(text) else { throw Invalid() }
    self.init(title: text, pages: pages)
  }
}

protocol Archive: Sendable {
  func load(_ name: String) async throws -> Report
  func lock() throws
  subscript(name: String) -> Report { get throws }
}

struct Invalid: Error {}

func openReportRepaired(_ name: String, in archive: any Archive) async throws -> Report? {
  var report = try await archive.load(name)
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }  // ok: nothing throws from here to the receive
  var iterator = covers.makeAsyncIterator()
  report.title = await iterator.next() ?? ""
  return report
}

func openLockedRepaired(_ name: String, in archive: any Archive) async throws -> Report {
  let covers = AsyncChannel<String>()
  let sender = Task { await covers.send(name) }
  defer { sender.cancel() }
  try archive.lock()  // ok: `defer` cancels the sender
  let report = try await archive.load(name)
  if report.pages == 0 {
    throw Invalid()
  }
  for await cover in covers {
    print(cover)
    break
  }
  return report
}

func openIndexedRepaired(_ name: String, in archive: any Archive) async throws -> Int {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  let pages = Result { try archive[name].pages }  // ok: the error is kept, not thrown
  var iterator = covers.makeAsyncIterator()
  _ = await iterator.next()
  return try pages.get()
}

func openOrNothingRepaired(_ name: String, in archive: any Archive) async -> Report? {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  var iterator = covers.makeAsyncIterator()
  do {
    let report = try await archive.load(name)
    print(await iterator.next() ?? "", report.pages)
    return report
  } catch {
    _ = await iterator.next()
    return nil  // ok: the handler receives, too
  }
}

func openUnlessInvalidRepaired(_ name: String, in archive: any Archive) async throws -> Int {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  var pages = 0
  do {
    pages = try await archive.load(name).pages
  } catch is Invalid {
    pages = -1
  } catch {
    pages = -2  // ok: the last handler catches everything
  }
  var iterator = covers.makeAsyncIterator()
  _ = await iterator.next()
  return pages
}

func openLongRepaired(_ name: String, in archive: any Archive) async throws -> Report? {
  let covers = AsyncChannel<String>()
  async let sent: Void = covers.send(name)
  guard try await archive.load(name).pages > 10 else {
    return nil  // ok: the end of the scope cancels the child
  }
  var iterator = covers.makeAsyncIterator()
  let title = await iterator.next() ?? ""
  await sent
  return Report(title: title, pages: 0)
}

final class Reader {
  let report: Report
  var cover: String?

  init(repaired name: String, in archive: any Archive) async throws {
    let covers = AsyncChannel<String>()
    defer { covers.finish() }
    Task { await covers.send(name) }
    report = try await archive.load(name)  // ok: finished by `defer`
    var iterator = covers.makeAsyncIterator()
    cover = await iterator.next()
  }
}

func parseReportRepaired(_ text: String) async throws -> Report {
  let covers = AsyncChannel<String>()
  Task { await covers.send(text) }
  var iterator = covers.makeAsyncIterator()
  let title = await iterator.next() ?? ""
  var report = try Report(parsing: text)  // ok: received before
  report.title = title
  return report
}

/// A pause whose error is swallowed.
func openSlowly(_ name: String) async -> String? {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  try? await Task.sleep(nanoseconds: 1_000_000)  // ok: `try?` doesn't leave
  var iterator = covers.makeAsyncIterator()
  return await iterator.next()
}

/// `try?` and `try!` are no exits of the function.
func openQuietly(_ name: String, in archive: any Archive) async -> Int {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  let pages = (try? await archive.load(name))?.pages ?? 0  // ok: the error becomes nil
  try! archive.lock()  // ok: an error ends the process
  var iterator = covers.makeAsyncIterator()
  _ = await iterator.next()
  return pages
}

/// The throw is caught in the function and the receive comes after.
func openAndReceiveAnyway(_ name: String, in archive: any Archive) async -> Int {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  var pages = 0
  do {
    try archive.lock()
    pages = try await archive.load(name).pages
  } catch {
    print("can't open \(name): \(error)")  // ok: control falls through to the receive
  }
  var iterator = covers.makeAsyncIterator()
  _ = await iterator.next()
  return pages
}

/// A child of a throwing group: the throw out of the body cancels it.
func openInGroup(_ name: String, in archive: any Archive) async throws -> Int {
  let covers = AsyncChannel<String>()
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { await covers.send(name) }
    let report = try await archive.load(name)  // ok: the group cancels the sender
    var iterator = covers.makeAsyncIterator()
    _ = await iterator.next()
    return report.pages
  }
}

/// The `try` belongs to the sender: without a value nothing is sent, and the channel is finished.
func openInSender(_ name: String, in archive: any Archive) async -> Report? {
  let reports = AsyncChannel<Report>()
  Task {
    defer { reports.finish() }
    await reports.send(try await archive.load(name))  // ok: `defer` finishes the channel
  }
  for await report in reports {
    return report
  }
  return nil
}
