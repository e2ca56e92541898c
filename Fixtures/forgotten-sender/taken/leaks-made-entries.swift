import Foundation

// Entries of a table in which the caller's handler lies as a closure of its own, beside another one that may throw.

struct Failure: Error {}

final class Calls {
  private struct Entry {
    let name: String
    let decode: (Data) throws -> Any
    let reply: (Result<Any, any Error>) -> Void
  }
  private var entries: [Int: Entry] = [:]
  private var next = 0

  func send<Answer: Decodable>(_ name: String, reply: @escaping (Result<Answer, any Error>) -> Void) {
    next += 1
    entries[next] = Entry(
      name: name,
      decode: { try JSONDecoder().decode(Answer.self, from: $0) },
      reply: { result in reply(result.flatMap { ($0 as? Answer).map(Result.success) ?? .failure(Failure()) }) })
  }

  func handle(_ number: Int, _ data: Data) {
    guard let entry = entries.removeValue(forKey: number) else { return }
    do {
      let answer = try entry.decode(data)
      entry.reply(.success(answer))
    } catch {
      print("no \(entry.name): \(error)")
    }
  }  // want: forgotten-sender "reaching the end here leaves without calling 'entry'"

  func close() {
    let left = entries
    entries = [:]
    for entry in left.values { entry.reply(.failure(Failure())) }
  }
}

/// The same as a list of tuples.
final class Turns {
  private var waiting: [(check: (Int) -> Bool, done: (Bool) -> Void)] = []

  func wait(below limit: Int, completion: @escaping (Bool) -> Void) {
    waiting.append((check: { $0 < limit }, done: { completion($0) }))
  }

  func advance(to number: Int) {
    guard !waiting.isEmpty else { return }
    let turn = waiting.removeFirst()
    guard turn.check(number) else {
      print("not yet at \(number)")
      return  // want: forgotten-sender "this return leaves without calling 'turn'"
    }
    turn.done(true)
  }

  func stop() {
    let left = waiting
    waiting = []
    for turn in left { turn.done(false) }
  }
}
