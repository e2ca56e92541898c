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

/// An uncaught `try` is an exit nobody writes.
func openReport(_ name: String, in archive: any Archive) async throws -> Report? {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  var report = try await archive.load(name)  // want: receiver-skipped "covers"
  var iterator = covers.makeAsyncIterator()
  report.title = await iterator.next() ?? ""
  return report
}

/// Two of them, and a `throw`.
func openLocked(_ name: String, in archive: any Archive) async throws -> Report {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  try archive.lock()  // want: receiver-skipped "covers"
  let report = try await archive.load(name)  // via: receiver-skipped "covers"
  if report.pages == 0 {
    throw Invalid()  // via: receiver-skipped "covers"
  }
  for await cover in covers {
    print(cover)
    break
  }
  return report
}

/// A throwing accessor.
func openIndexed(_ name: String, in archive: any Archive) async throws -> Int {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  let pages = try archive[name].pages  // want: receiver-skipped "covers"
  var iterator = covers.makeAsyncIterator()
  _ = await iterator.next()
  return pages
}

/// The error is caught, and the handler returns.
func openOrNothing(_ name: String, in archive: any Archive) async -> Report? {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  do {
    let report = try await archive.load(name)
    var iterator = covers.makeAsyncIterator()
    print(await iterator.next() ?? "", report.pages)
    return report
  } catch {
    print("can't open \(name): \(error)")
    return nil  // want: receiver-skipped "covers"
  }
}

/// The handler catches one kind of error, all others leave at the `try`.
func openUnlessInvalid(_ name: String, in archive: any Archive) async throws -> Int {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  var pages = 0
  do {
    pages = try await archive.load(name).pages  // want: receiver-skipped "covers"
  } catch is Invalid {
    pages = -1
  }
  var iterator = covers.makeAsyncIterator()
  _ = await iterator.next()
  return pages
}

/// The `try` stands in the condition of a `guard`.
func openLong(_ name: String, in archive: any Archive) async throws -> Report? {
  let covers = AsyncChannel<String>()
  Task { await covers.send(name) }
  guard try await archive.load(name).pages > 10 else {  // want: receiver-skipped "covers"
    return nil  // via: receiver-skipped "covers"
  }
  var iterator = covers.makeAsyncIterator()
  return Report(title: await iterator.next() ?? "", pages: 0)
}

/// Task started in an initialiser that throws.
final class Reader {
  let report: Report
  var cover: String?

  init(_ name: String, in archive: any Archive) async throws {
    let covers = AsyncChannel<String>()
    Task { await covers.send(name) }
    report = try await archive.load(name)  // want: receiver-skipped "covers"
    var iterator = covers.makeAsyncIterator()
    cover = await iterator.next()
  }
}

/// An initialiser that throws.
func parseReport(_ text: String) async throws -> Report {
  let covers = AsyncChannel<String>()
  Task { await covers.send(text) }
  var report = try Report(parsing: text)  // want: receiver-skipped "covers"
  var iterator = covers.makeAsyncIterator()
  report.title = await iterator.next() ?? ""
  return report
}
