// An enum of one's own may have a case that is called `none`: what is done for it alone is done.

enum Origin { case none, ready(Int), remote(String) }

enum Turn { case none, answer(Int) }

struct Engine {
  var isOpen = false
  func next() -> Turn { isOpen ? .answer(1) : .none }
}

struct Fetcher {
  let origin: Origin

  func storedRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      switch origin {
      case .ready(let value): continuation.resume(returning: value)
      case .remote: continuation.resume(returning: 0)
      case .none: continuation.resume(returning: -1)
      }
    }
  }

  func returnedRepaired(_ engine: Engine, completion: @escaping (Int?) -> Void) {
    switch engine.next() {
    case .answer(let value): completion(value)
    case .none: completion(nil)
    }
  }

  func askedRepaired(completion: @escaping (Int?) -> Void) {
    if case .none = origin { return completion(nil) }
    completion(1)
  }

  func setRepaired(_ isOff: Bool, completion: @escaping (Int?) -> Void) {
    var origin = origin
    if isOff { origin = .none }
    switch origin {
    case .ready(let value): completion(value)
    case .remote: completion(nil)
    case .none: completion(nil)
    }
  }

  func ofAnOptionalRepaired(_ given: Origin?, completion: @escaping (Int?) -> Void) {
    switch given {
    case .ready(let value): completion(value)
    case .remote: completion(nil)
    case .none: completion(nil)
    case .some: completion(0)
    }
  }

  /// What is set to the case is not asked for the others.
  func known(completion: @escaping (Int?) -> Void) {
    let origin = Origin.none
    switch origin {
    case .ready, .remote: break
    case .none: completion(nil)
    }
  }

  /// The same is asked twice.
  func correlated(completion: @escaping (Int?) -> Void) {
    if case .none = origin { completion(nil) }
    switch origin {
    case .ready(let value): completion(value)
    case .remote: completion(0)
    case .none: break
    }
  }
}
