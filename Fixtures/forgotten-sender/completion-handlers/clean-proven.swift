// Closures that are answers and always called, and such as are events, work or parts of what is built.
import Dispatch

struct PermissionsRepaired: Sendable {
  var known: Bool?
  func ask(_ done: @escaping @Sendable (Bool, (any Error)?) -> Void) { done(true, nil) }
}

struct DoorsRepaired: Sendable {
  let permissions: PermissionsRepaired

  func openRepaired(_ body: @escaping @Sendable (Bool) -> Void) {
    if permissions.known == false { return body(false) }
    permissions.ask { granted, error in
      guard error == nil else { return body(false) }
      body(granted)
    }
  }

  func keyRepaired(_ name: String, next: @escaping (String?) -> Void) {
    guard permissions.known != nil else { return next(nil) }
    if name.isEmpty {
      print("no name")
      return next(nil)
    }
    next(name)
  }

  func roomsRepaired(_ floor: Int, resolve: @escaping ([Int]) -> Void) {
    if floor < 0 { return resolve([]) }
    guard floor < 9 else { return resolve([]) }
    resolve([floor])
  }

  func floorRepaired(_ name: String, fn: @escaping (Result<Int, any Error>) -> Void) {
    guard let floor = Int(name) else { return fn(.failure(CancellationError())) }
    if floor > 9 { return fn(.failure(CancellationError())) }
    fn(.success(floor))
  }

  func planRepaired(_ name: String, body: @escaping (Int?, (any Error)?) -> Void) {
    guard let floor = Int(name) else { return body(nil, CancellationError()) }
    if floor > 9 { return body(nil, CancellationError()) }
    body(floor, nil)
  }

  typealias LockHandler = @Sendable () -> Void

  func lockRepaired(_ name: String, body: @escaping LockHandler) {
    if name.isEmpty { return body() }
    guard permissions.known == true else { return body() }
    DispatchQueue.main.async { body() }
  }

  func stateRepaired(_ body: @escaping (Bool) -> Void) {
    switch permissions.known {
    case true?: body(true)
    case false?: body(false)
    case nil: body(false)
    }
  }

  func closeRepaired(_ name: String, onDone: @escaping () -> Void) {
    guard !name.isEmpty else { return onDone() }
    onDone()
  }

  func shutRepaired(_ name: String, whenFinished: @escaping (Int) -> Void) {
    guard !name.isEmpty else { return whenFinished(0) }
    whenFinished(1)
  }

  func countRepaired(_ name: String, resultBlock: @escaping (Int?) -> Void) {
    guard !name.isEmpty else { return resultBlock(nil) }
    resultBlock(name.count)
  }

  func sizeRepaired(_ name: String, handler: @escaping @Sendable (Int) -> Void) {
    guard !name.isEmpty else { return handler(0) }
    permissions.ask { granted, _ in handler(granted ? name.count : 0) }
  }

  func wayRepaired(_ name: String, finished: @escaping @Sendable (String) -> Void) {
    if name.isEmpty {
      finished("shut")
      return
    }
    guard permissions.known != nil else { return finished("shut") }
    finished("open")
  }
}

enum Key: Sendable {
  case letter(String)
  case back, escape, other
}

struct Editor {
  var isOpen = false
  var text = ""

  /// What comes depends on the kind of an event.
  func pressed(_ key: Key, change: @escaping (String?) -> Void) {
    switch key {
    case .letter(let letter): change(letter)
    case .back: change(nil)
    case .escape, .other: print("nothing to tell")
    }
  }

  /// Work that is done here or there, or no longer.
  func perform(_ work: @escaping @Sendable () -> Void) {
    if text.isEmpty { return work() }
    guard isOpen else { return }
    DispatchQueue.main.async { work() }
  }

  /// Each of several, one after the other.
  func each(_ names: [String], _ body: @escaping (String?) -> Void) {
    if names.isEmpty { body(nil) }
    for name in names where name != text { body(name) }
  }

  /// How far it is.
  func load(_ names: [String], update: @escaping (Double?) -> Void) {
    if names.isEmpty { return update(nil) }
    guard isOpen else { return }
    update(1)
  }

  func attach(listener: @escaping (Bool) -> Void) {
    if text.isEmpty { return listener(false) }
    guard isOpen else { return }
    listener(true)
  }

  /// Nothing is ever refused.
  func draw(_ x: Int, put: @escaping (Int) -> Void) {
    if x < 0 { return put(-x) }
    guard isOpen else { return }
    put(x)
  }

  /// It is told of twice.
  func both(_ x: Int?, put: @escaping (Int?) -> Void) {
    put(nil)
    guard let x else { return }
    put(x)
  }

  /// What is given is itself called with what comes back.
  func run(_ start: @escaping ((Bool) -> Void) -> Void, _ tell: (Bool) -> Void) {
    if text.isEmpty { return start(tell) }
    guard isOpen else { return }
    start(tell)
  }

  /// Nothing shows that it is called once.
  func watch(_ x: Int, handler: @escaping (Int) -> Void) {
    if x < 0 { handler(-x) } else if isOpen { handler(x) }
  }

  /// A closure that does not outlive the call is no answer.
  func value(_ body: (String?) -> Void) {
    if text.isEmpty { return body(nil) }
    guard isOpen else { return }
    body(text)
  }
}
