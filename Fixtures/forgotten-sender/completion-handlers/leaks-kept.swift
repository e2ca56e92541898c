import Foundation

// Closures that are kept under a name, in a property or a table: what they are given says the type of the place.

struct Question: Sendable {
  var path: String
  var id: Int?
}

let step: @Sendable (Question, @escaping (Result<Int, any Error>) -> Void) -> Void = { question, done in
  guard let id = question.id else { return }  // want: forgotten-sender "this return leaves without calling 'done'"
  done(.success(id))
}

struct Stages {
  var all: [(Question, @escaping ((any Error)?) -> Void) -> Void] = [
    { question, done in
      guard question.id != nil else { return }  // want: forgotten-sender "without calling 'done'"
      done(nil)
    },
    { _, done in done(nil) },
  ]
}

final class Table {
  typealias Handler = (Question, @escaping (String) -> Void) -> Void
  private var handlers: [String: Handler] = [:]
  private var fallback: Handler?

  func fill() {
    handlers["id"] = { question, reply in
      guard let id = question.id else { return }  // want: forgotten-sender "without calling 'reply'"
      reply("\(id)")
    }
    handlers["path"] = { question, reply in reply(question.path) }
  }

  func fallBack() {
    fallback = { question, reply in
      if let id = question.id { reply("\(id)") }
    }  // want: forgotten-sender "reaching the end here leaves without calling 'reply'"
  }

  func ask(_ question: Question, reply: @escaping (String) -> Void) {
    guard let handler = handlers[question.path] ?? fallback else { return reply("") }
    handler(question, reply)
  }
}

/// A struct of closures, without an initialiser of its own.
struct Client {
  var load: (Int, @escaping (Result<Int, any Error>) -> Void) -> Void
  var save: (Int, @escaping (Bool) -> Void) -> Void
}

func client(_ known: [Int: Int]) -> Client {
  Client(
    load: { id, completion in
      guard let value = known[id] else { return }  // want: forgotten-sender "without calling 'completion'"
      completion(.success(value))
    },
    save: { _, done in done(true) })
}

/// What another object is to do when somebody asks for it.
final class Saver {
  var onSave: ((String, @escaping ((any Error)?) -> Void) -> Void)?
  var onDelete: ((String, @escaping (Bool) -> Void) -> Void)?
}

func prepare(_ saver: Saver, _ names: Set<String>) {
  saver.onSave = { name, completion in
    guard !name.isEmpty else {
      print("nothing to save")
      return  // want: forgotten-sender "without calling 'completion'"
    }
    completion(nil)
  }
  saver.onDelete = { name, completion in
    if names.contains(name) {
      completion(true)
    } else {
      print("no \(name)")
    }
  }  // want: forgotten-sender "without calling 'completion'"
}

func limited(to limit: Int) -> (Int, @escaping ((any Error)?) -> Void) -> Void {
  return { number, completion in
    guard number < limit else { return }  // want: forgotten-sender "without calling 'completion'"
    completion(nil)
  }
}
