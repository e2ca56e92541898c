// What a type keeps are structs with the continuation in them, and a function that takes one out, or all, forgets it.

enum EntryError: Error {
  case gone
}

struct Entry {
  let name: String
  let continuation: CheckedContinuation<Int, Error>
}

final class Cloakroom {
  private var entries: [Int: Entry] = [:]
  private var line: [Entry] = []
  private var current: Entry?

  func leave(_ number: Int, _ name: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      entries.updateValue(Entry(name: name, continuation: continuation), forKey: number)?
        .continuation.resume(throwing: EntryError.gone)
    }
  }

  func queue(_ name: String) async throws -> Int {
    try await withCheckedThrowingContinuation { line.append(Entry(name: name, continuation: $0)) }
  }

  func ask(_ name: String) async throws -> Int {
    current?.continuation.resume(throwing: EntryError.gone)
    return try await withCheckedThrowingContinuation { current = Entry(name: name, continuation: $0) }
  }

  func fetch(_ number: Int, _ coat: Int?) {
    guard let entry = entries.removeValue(forKey: number) else { return }
    guard let coat else { return }  // want: forgotten-sender "leaves 'entry' from line 34 without a resume"
    entry.continuation.resume(returning: coat)
  }

  func fetchQuietly(_ number: Int, _ coat: Int?) {
    let waiting = entries.removeValue(forKey: number)?.continuation
    guard let coat else { return }  // want: forgotten-sender "leaves 'waiting'"
    waiting?.resume(returning: coat)
  }

  func answer(_ coat: Int?) {
    guard let entry = current else { return }
    current = nil
    guard let coat else { return print(entry.name) }  // want: forgotten-sender "leaves 'entry'"
    entry.continuation.resume(returning: coat)
  }

  func serveAll(_ coat: Int?) {
    let all = line
    line = []
    guard let coat else { return }  // want: forgotten-sender "leaves 'all'"
    for entry in all { entry.continuation.resume(returning: coat) }
  }

  func serveSome(_ coats: [String: Int]) {
    let all = entries
    entries = [:]
    for (_, entry) in all {
      guard let coat = coats[entry.name] else { continue }  // want: forgotten-sender "leaves 'entry.continuation' of 'all'"
      entry.continuation.resume(returning: coat)
    }
  }

  func serveInLine(_ coats: [String: Int]) {
    while !line.isEmpty {
      let entry = line.removeFirst()
      if let coat = coats[entry.name] { entry.continuation.resume(returning: coat) }
    }  // want: forgotten-sender "this end of a loop's turn leaves 'entry'"
  }
}
