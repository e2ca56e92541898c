import Foundation

// The same entries, and whoever has taken one out calls the handler on each way, or what calls it in its place.

struct Failure: Error {}

final class CallsRepaired {
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

  func handleRepaired(_ number: Int, _ data: Data) {
    guard let entry = entries.removeValue(forKey: number) else { return }
    do {
      let answer = try entry.decode(data)
      entry.reply(.success(answer))
    } catch {
      print("no \(entry.name): \(error)")
      entry.reply(.failure(error))
    }
  }

  func close() {
    let left = entries
    entries = [:]
    for entry in left.values { entry.reply(.failure(Failure())) }
  }
}

final class TurnsRepaired {
  private var waiting: [(check: (Int) -> Bool, done: (Bool) -> Void)] = []

  func wait(below limit: Int, completion: @escaping (Bool) -> Void) {
    waiting.append((check: { $0 < limit }, done: { completion($0) }))
  }

  func advanceRepaired(to number: Int) {
    guard !waiting.isEmpty else { return }
    let turn = waiting.removeFirst()
    guard turn.check(number) else {
      print("not yet at \(number)")
      return turn.done(false)
    }
    turn.done(true)
  }

  func stop() {
    let left = waiting
    waiting = []
    for turn in left { turn.done(false) }
  }
}

/// Each of two closures calls the handler, and one of them is called.
final class EitherCloses {
  private struct Entry {
    let finish: (Data) -> Void
    let refuse: () -> Void
  }
  private var entries: [Int: Entry] = [:]

  func send(_ number: Int, completion: @escaping (Result<Data, any Error>) -> Void) {
    entries[number] = Entry(finish: { completion(.success($0)) }, refuse: { completion(.failure(Failure())) })
  }

  func handle(_ number: Int, _ data: Data) {
    guard let entry = entries.removeValue(forKey: number) else { return }
    if data.isEmpty { return entry.refuse() }  // ok: this calls the handler as well
    entry.finish(data)
  }

  func close() {
    let left = entries
    entries = [:]
    for entry in left.values { entry.refuse() }
  }
}
