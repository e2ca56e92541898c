// What a type keeps are structs with the continuation in them, and whoever takes one out, or all, answers it.

enum EntryError: Error {
  case gone
}

struct Entry {
  let name: String
  let continuation: CheckedContinuation<Int, Error>

  func fail() { continuation.resume(throwing: EntryError.gone) }
}

final class CloakroomRepaired {
  private var entries: [Int: Entry] = [:]
  private var line: [Entry] = []
  private var current: Entry?

  func leave(_ number: Int, _ name: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      entries.updateValue(Entry(name: name, continuation: continuation), forKey: number)?.fail()
    }
  }

  func queue(_ name: String) async throws -> Int {
    try await withCheckedThrowingContinuation { line.append(Entry(name: name, continuation: $0)) }
  }

  func ask(_ name: String) async throws -> Int {
    current?.fail()
    return try await withCheckedThrowingContinuation { current = Entry(name: name, continuation: $0) }
  }

  func fetchRepaired(_ number: Int, _ coat: Int?) {
    guard let entry = entries.removeValue(forKey: number) else { return }
    guard let coat else { return entry.fail() }
    entry.continuation.resume(returning: coat)
  }

  func fetchQuietlyRepaired(_ number: Int, _ coat: Int?) {
    let waiting = entries.removeValue(forKey: number)?.continuation
    guard let coat else {
      waiting?.resume(throwing: EntryError.gone)
      return
    }
    waiting?.resume(returning: coat)
  }

  func answerRepaired(_ coat: Int?) {
    guard let entry = current else { return }
    current = nil
    let waiting = entry.continuation
    guard let coat else { return waiting.resume(throwing: EntryError.gone) }
    waiting.resume(returning: coat)
  }

  func serveAllRepaired(_ coat: Int?) {
    let all = line
    line = []
    guard let coat else { return all.forEach { $0.fail() } }
    for entry in all { entry.continuation.resume(returning: coat) }
  }

  func serveSomeRepaired(_ coats: [String: Int]) {
    let all = entries
    entries = [:]
    for (_, entry) in all {
      guard let coat = coats[entry.name] else {
        refuse(entry)
        continue
      }
      entry.continuation.resume(returning: coat)
    }
  }

  private func refuse(_ entry: Entry) {
    print("nothing for", entry.name)
    entry.continuation.resume(throwing: EntryError.gone)
  }

  func serveInLineRepaired(_ coats: [String: Int]) {
    while !line.isEmpty {
      let entry = line.removeFirst()
      if let coat = coats[entry.name] { entry.continuation.resume(returning: coat) } else { entry.fail() }
    }
  }

  /// Those that nothing was found for wait on.
  func serveReady(_ coats: [String: Int]) {
    var others: [Entry] = []
    let all = line
    line = []
    for entry in all {
      if let coat = coats[entry.name] { entry.continuation.resume(returning: coat) } else { others.append(entry) }
    }
    line = others
  }

  func report(_ number: Int) {
    guard let entry = entries[number] else { return }
    print(entry.name)
  }

  func handOut(_ number: Int, to run: (() -> Void) -> Void) {
    guard let entry = entries.removeValue(forKey: number) else { return }
    run(entry.fail)
  }
}
