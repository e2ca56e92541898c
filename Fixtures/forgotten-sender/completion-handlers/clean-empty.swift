// The same, answered; and empty functions of which nobody can say that somebody waits.

protocol BuildSource: AnyObject {
  var root: String { get }
  func targetsRepaired(reply: @escaping ([String]?) -> Void)
  func settingsRepaired(for file: String, completion: @escaping (Result<[String], any Error>) -> Void)
}

final class ServerSource: BuildSource {
  let root = "/"
  private var known: [String] = []

  func targetsRepaired(reply: @escaping ([String]?) -> Void) { reply(known) }

  func settingsRepaired(for file: String, completion: @escaping (Result<[String], any Error>) -> Void) {
    known.append(file)
    completion(.success(known))
  }
}

final class FolderSource: BuildSource {
  let root = "."
  private var files: [String] = []

  func targetsRepaired(reply: @escaping ([String]?) -> Void) { reply(nil) }

  func settingsRepaired(for file: String, completion: @escaping (Result<[String], any Error>) -> Void) {
    files.append(file)
    completion(.success([file]))
  }
}

/// It does nothing at all: whoever uses it knows.
final class NoSource: BuildSource {
  let root = ""
  func targetsRepaired(reply: @escaping ([String]?) -> Void) {}  // ok: a type that only stands there
  func settingsRepaired(for file: String, completion: @escaping (Result<[String], any Error>) -> Void) {}
}

/// A double for tests.
final class MockSource: BuildSource {
  let root = ""
  private(set) var asked: [String] = []
  func targetsRepaired(reply: @escaping ([String]?) -> Void) {}  // ok: the test does not wait
  func settingsRepaired(for file: String, completion: @escaping (Result<[String], any Error>) -> Void) {
    asked.append(file)
    completion(.success([]))
  }
}

protocol Step: AnyObject {
  func perform(completion: @escaping (Bool) -> Void)
}

extension Step {
  func skip(completion: @escaping (Bool) -> Void) {}  // ok: a default, which each type may replace
}

/// What the heirs do in their own ways.
class BaseStep: Step {
  private var count = 0
  func perform(completion: @escaping (Bool) -> Void) {}  // ok: heirs override it
  func finish() { count += 1 }
}

final class CopyStep: BaseStep {
  override func perform(completion: @escaping (Bool) -> Void) {
    finish()
    completion(true)
  }
}

final class MoveStep: Step {
  private var isDone = false
  func perform(completion: @escaping (Bool) -> Void) {
    isDone = true
    completion(isDone)
  }
}

/// Of a protocol that nobody else implements, nobody knows that anybody waits.
protocol Exporter: AnyObject {
  func export(completion: @escaping (Bool) -> Void)
}

final class FileExporter: Exporter {
  private var names: [String] = []
  func add(_ name: String) { names.append(name) }
  func export(completion: @escaping (Bool) -> Void) {}  // ok: yet to be written
}

/// A handler for something that may happen is none for an answer.
protocol Observed: AnyObject {
  func observe(handler: @escaping (Int?) -> Void)
}

final class Counter: Observed {
  private var handlers: [(Int?) -> Void] = []
  func observe(handler: @escaping (Int?) -> Void) { handlers.append(handler) }
  func count(_ number: Int) { for handler in handlers { handler(number) } }
}

final class Constant: Observed {
  private var uses = 0
  func use() { uses += 1 }
  func observe(handler: @escaping (Int?) -> Void) {}  // ok: nothing ever changes
}
