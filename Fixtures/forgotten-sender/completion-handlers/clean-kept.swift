import Foundation

// Closures that are kept, and call what they are given on each of their ways; or that are given nothing for which somebody waits.

let stepRepaired: @Sendable (Question, @escaping (Result<Int, any Error>) -> Void) -> Void = { question, done in
  guard let id = question.id else { return done(.failure(CancellationError())) }
  done(.success(id))
}

final class FullTable {
  typealias Handler = (Question, @escaping (String) -> Void) -> Void
  private var handlers: [String: Handler] = [:]
  private var fallback: Handler?
  private var visits: [String: (Question, (String) -> Void) -> Void] = [:]

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

  func ask(_ question: Question, reply: @escaping (String) -> Void) {
    guard let handler = handlers[question.path] ?? fallback else { return reply("") }
    handler(question, reply)
  }
}

struct FullStages {
  var allRepaired: [(Question, @escaping ((any Error)?) -> Void) -> Void] = [
    { question, done in
      guard question.id != nil else { return done(CancellationError()) }
      done(nil)
    },
    { _, done in done(nil) },
  ]
}

func clientRepaired(_ known: [Int: Int]) -> Client {
  Client(
    load: { id, completion in
      guard let value = known[id] else { return completion(.failure(CancellationError())) }
      completion(.success(value))
    },
    save: { _, done in done(true) })
}

func limitedRepaired(to limit: Int) -> (Int, @escaping ((any Error)?) -> Void) -> Void {
  return { number, completion in
    completion(number < limit ? nil : CancellationError())
  }
}

/// A closure that says by its result whether it has taken the handler.
struct Refusing {
  var handle: (Question, @escaping (String) -> Void) -> Bool = { question, reply in
    guard let id = question.id else { return false }  // ok: whoever calls it knows
    reply("\(id)")
    return true
  }
}

/// Parts of a text are told of as they come.
struct Listening {
  var listen: (Question, @escaping (String) -> Void) -> Void = { question, onPart in
    guard question.id != nil else { return }  // ok: there are none
    for part in question.path.split(separator: "/") { onPart(String(part)) }
  }
}
