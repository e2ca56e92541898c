import Foundation

// What a finding says of the decisions that lead to it.

func oneOfTwo(_ isReady: Bool, _ count: Int, done: @escaping () -> Void) {
  guard isReady, count > 0 else {
    print("not yet")
    return  // want: forgotten-sender "(when either 'isReady' is false or 'count > 0' is false)"
  }
  done()
}

func oneOfThree(_ isReady: Bool, _ limit: Int?, _ all: [Int], done: @escaping () -> Void) {
  guard isReady, let limit, all.count < limit else {
    return  // want: forgotten-sender "either 'isReady' is false or 'limit' is nil or 'all.count < limit' is false"
  }
  done()
}

func eitherSide(_ isOver: Bool, _ name: String?, done: @escaping () -> Void) {
  if isOver || name == nil { return }  // want: forgotten-sender "(when either 'isOver' is true or 'name' is nil)"
  done()
}

func within(_ isReady: Bool, _ count: Int, _ isLast: Bool, done: @escaping () -> Void) {
  if isLast {
    if isReady && count == 3 {
      print("ready")
      done()
    }
  } else {
    done()
  }
}  // want: forgotten-sender "(when 'isLast' is true and either 'isReady' is false or 'count == 3' is false)"

final class Requests {
  private var all: [(text: String, done: (() -> Void)?)] = []

  func next() -> (text: String, done: (() -> Void)?)? { all.popLast() }

  /// Two variables have one name.
  func end(done: @escaping () -> Void) {
    while let (text, done) = next() {
      guard let done else {
        return print(text)  // want: forgotten-sender "'done' from line 43 is nil"
      }
      done()
    }
    done()
  }
}

/// What both sides of a decision lead to is no condition of it.
final class Pump {
  private var motor: Motor?
  private var timer: Timer?

  func stop(_ isForced: Bool, done: @escaping () -> Void) {
    if isForced {
      motor?.halt()
    } else {
      motor?.slowDown(then: done)
    }
    timer?.invalidate()
    timer = nil
    motor = nil
  }  // want: forgotten-sender "without calling 'done' (when 'isForced' is true)"
}

final class Motor {
  func halt() {}
  func slowDown(then done: @escaping () -> Void) { done() }
}

/// Another call on the same receiver adds nothing.
final class Relay {
  private var motor: Motor?

  func stop(done: @escaping () -> Void) {
    motor?.slowDown(then: done)  // want: forgotten-sender "when 'motor' is nil, this '?.' skips the call"
    motor?.halt()
    motor = nil
  }
}

/// A loop that comes to its end in any case decides nothing.
func drain(_ next: () -> Int?, into log: Log?, done: @escaping () -> Void) {
  var isRunning = true
  while isRunning {
    if next() == nil { isRunning = false }
  }
  if let log {
    log.write("empty")
    done()
  }
}  // want: forgotten-sender "without calling 'done' (when 'log' is nil)"

final class Log {
  func write(_ line: String) {}
}

/// What was decided before it began is no condition, and a chain is asked for once.
final class Scanner: Sendable {
  func scan(_ pages: [Int], _ name: String?, group: DispatchGroup) {
    guard let name, !pages.isEmpty else { return }
    group.enter()
    let thread = Thread { [weak self] in
      if let found = self?.count(pages) {
        print(name, found)
        group.leave()
      }
    }  // want: forgotten-sender "without 'leave()' (when 'self' is nil):"
    thread.start()
  }

  private func count(_ pages: [Int]) -> Int { pages.count }
}

/// Of a chain whose end may be nil, the end is what is asked for.
final class Album {
  private var cover: Data?

  func load(done: @escaping (Data) -> Void) {
    DispatchQueue.main.async { [weak self] in
      guard let cover = self?.cover else {
        return  // want: forgotten-sender "(when 'cover' is nil)"
      }
      done(cover)
    }
  }

  /// Of a chain whose end is never nil, its beginning.
  func count(done: @escaping (Int) -> Void) {
    DispatchQueue.main.async { [weak self] in
      guard let size = self?.size else {
        return  // want: forgotten-sender "(when 'self' is nil)"
      }
      done(size)
    }
  }

  private var size: Int { cover?.count ?? 0 }
}

/// What one of two closures decides is no condition of the other's exit.
func eitherClosure(_ outcome: Outcome<Data?>, _ isLast: Bool, done: ((Outcome<Data>) -> Void)?) {
  outcome.match(
    onSuccess: { value in
      guard let value else {
        return  // want: forgotten-sender "(when 'value' is nil)"
      }
      done?(.success(value))
    },
    onFailure: { error in
      if isLast { print("the last one") }
      done?(.failure(error))
    })
}

enum Outcome<Value> {
  case success(Value)
  case failure(any Error)

  func match(onSuccess: (Value) -> Void, onFailure: (any Error) -> Void) {
    switch self {
    case .success(let value): onSuccess(value)
    case .failure(let error): onFailure(error)
    }
  }
}
