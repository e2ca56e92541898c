// Closures that are answers whatever they are called: how the function calls them shows it.
import Dispatch

struct Permissions: Sendable {
  var known: Bool?
  func ask(_ done: @escaping @Sendable (Bool, (any Error)?) -> Void) { done(true, nil) }
}

struct Doors: Sendable {
  let permissions: Permissions

  /// One way tells that there is none.
  func open(_ body: @escaping @Sendable (Bool) -> Void) {
    if permissions.known == false { return body(false) }
    permissions.ask { granted, error in
      guard error == nil else { return body(false) }
      if granted { body(true) }
    }  // want: forgotten-sender "reaching the end here leaves without calling 'body'"
  }

  func key(_ name: String, next: @escaping (String?) -> Void) {
    guard permissions.known != nil else { return next(nil) }
    if name.isEmpty {
      print("no name")
      return  // want: forgotten-sender "this return leaves without calling 'next'"
    }
    next(name)
  }

  func rooms(_ floor: Int, resolve: @escaping ([Int]) -> Void) {
    if floor < 0 { return resolve([]) }
    guard floor < 9 else { return }  // want: forgotten-sender "this return leaves without calling 'resolve'"
    resolve([floor])
  }

  /// A result, or an error beside a value, is an outcome.
  func floor(_ name: String, fn: @escaping (Result<Int, any Error>) -> Void) {
    guard let floor = Int(name) else { return fn(.failure(CancellationError())) }
    if floor > 9 { return }  // want: forgotten-sender "this return leaves without calling 'fn'"
    fn(.success(floor))
  }

  func plan(_ name: String, body: @escaping (Int?, (any Error)?) -> Void) {
    guard let floor = Int(name) else { return body(nil, CancellationError()) }
    if floor > 9 { return }  // want: forgotten-sender "this return leaves without calling 'body'"
    body(floor, nil)
  }

  typealias Reply = @Sendable () -> Void
  typealias LockHandler = @Sendable () -> Void

  /// The alias says what it is.
  func lock(_ name: String, body: @escaping LockHandler) {
    if name.isEmpty { return body() }
    guard permissions.known == true else { return }  // want: forgotten-sender "this return leaves without calling 'body'"
    DispatchQueue.main.async { body() }
  }

  /// The state of something else decides, and not what the function is told of.
  func state(_ body: @escaping (Bool) -> Void) {
    switch permissions.known {
    case true?: body(true)
    case false?: body(false)
    case nil: print("not yet")
    }
  }  // want: forgotten-sender "reaching the end here leaves without calling 'body'"

  /// Names that say that something has ended.
  func close(_ name: String, onDone: @escaping () -> Void) {
    guard !name.isEmpty else { return }  // want: forgotten-sender "this return leaves without calling 'onDone'"
    onDone()
  }

  func shut(_ name: String, whenFinished: @escaping (Int) -> Void) {
    guard !name.isEmpty else { return }  // want: forgotten-sender "this return leaves without calling 'whenFinished'"
    whenFinished(1)
  }

  func count(_ name: String, resultBlock: @escaping (Int?) -> Void) {
    guard !name.isEmpty else { return }  // want: forgotten-sender "this return leaves without calling 'resultBlock'"
    resultBlock(name.count)
  }

  /// The name says that it is an answer, and one way ends with it.
  func size(_ name: String, handler: @escaping @Sendable (Int) -> Void) {
    guard !name.isEmpty else { return handler(0) }
    permissions.ask { granted, _ in
      if granted { handler(name.count) }
    }  // want: forgotten-sender "reaching the end here leaves without calling 'handler'"
  }

  func way(_ name: String, finished: @escaping @Sendable (String) -> Void) {
    if name.isEmpty {
      finished("shut")
      return
    }
    guard permissions.known != nil else { return }  // want: forgotten-sender "this return leaves without calling 'finished'"
    finished("open")
  }
}
