import Foundation

// Closures that are kept, and call what they are given on each of their ways; or that are given nothing for which somebody waits.

private struct Inquiry: Sendable {
  var path: String
  var id: Int?
}

private let stepRepaired: @Sendable (Inquiry, @escaping (Result<Int, any Error>) -> Void) -> Void = { question, done in
  guard let id = question.id else { return done(.failure(CancellationError())) }
  done(.success(id))
}

private final class FullTable {
  typealias Handler = (Inquiry, @escaping (String) -> Void) -> Void
  private var handlers: [String: Handler] = [:]
  private var fallback: Handler?
  private var visits: [String: (Inquiry, (String) -> Void) -> Void] = [:]

  func fillRepaired() {
    handlers["id"] = { question, reply in
      guard let id = question.id else { return reply("") }
      reply("\(id)")
    }
    handlers["path"] = { question, reply in reply(question.path) }
    // ok: nobody waits for what is only called while it runs
    visits["id"] = { question, callback in
      guard let id = question.id else { return }
      callback("\(id)")
    }
  }

  func fallBackRepaired() {
    fallback = { [handlers] question, reply in
      if let id = question.id { reply("\(id)") } else { handlers["path"]?(question, reply) ?? reply("") }
    }
  }

  func ask(_ question: Inquiry, reply: @escaping (String) -> Void) {
    guard let handler = handlers[question.path] ?? fallback else { return reply("") }
    handler(question, reply)
  }
}

private struct FullStages {
  var allRepaired: [(Inquiry, @escaping ((any Error)?) -> Void) -> Void] = [
    { question, done in
      guard question.id != nil else { return done(CancellationError()) }
      done(nil)
    },
    { _, done in done(nil) },
  ]
}

private struct FullClient {
  var load: (Int, @escaping (Result<Int, any Error>) -> Void) -> Void
  var save: (Int, @escaping (Bool) -> Void) -> Void
}

private func clientRepaired(_ known: [Int: Int]) -> FullClient {
  FullClient(
    load: { id, completion in
      guard let value = known[id] else { return completion(.failure(CancellationError())) }
      completion(.success(value))
    },
    save: { _, done in done(true) })
}

final class FullSaver {
  var onSave: ((String, @escaping ((any Error)?) -> Void) -> Void)?
  var onDelete: ((String, @escaping (Bool) -> Void) -> Void)?
}

func prepareRepaired(_ saver: FullSaver, _ names: Set<String>) {
  saver.onSave = { name, completion in
    guard !name.isEmpty else {
      completion(CancellationError())
      return
    }
    completion(nil)
  }
  saver.onDelete = { name, completion in completion(names.contains(name)) }
}

func limitedRepaired(to limit: Int) -> (Int, @escaping ((any Error)?) -> Void) -> Void {
  return { number, completion in
    completion(number < limit ? nil : CancellationError())
  }
}

/// A closure that says by its result whether it has taken the handler.
private struct Refusing {
  var handle: (Inquiry, @escaping (String) -> Void) -> Bool = { question, reply in
    guard let id = question.id else { return false }  // ok: whoever calls it knows
    reply("\(id)")
    return true
  }
}

/// Parts of a text are told of as they come.
private struct Listening {
  var listen: (Inquiry, @escaping (String) -> Void) -> Void = { question, onPart in
    guard question.id != nil else { return }  // ok: there are none
    for part in question.path.split(separator: "/") { onPart(String(part)) }
  }
}
