// An enum of one's own may have a case that is called `none`: it is no nil, and comes about like any other.

enum Source { case none, ready(Int), remote(String) }

enum Step { case none, answer(Int) }

struct Machine {
  var isOpen = false
  func next() -> Step { isOpen ? .answer(1) : .none }
}

struct Reader {
  let source: Source
  var current: Source? = nil

  func stored() async -> Int {
    await withCheckedContinuation { continuation in
      switch source {
      case .ready(let value): continuation.resume(returning: value)
      case .remote: continuation.resume(returning: 0)
      case .none: break
      }
    }  // want: forgotten-sender "(when 'source' is .none)"
  }

  func returned(_ machine: Machine, completion: @escaping (Int?) -> Void) {
    switch machine.next() {
    case .answer(let value): completion(value)
    case .none: break
    }
  }  // want: forgotten-sender "(when 'machine.next()' is .none)"

  func asked(completion: @escaping (Int?) -> Void) {
    if case .none = source { return }  // want: forgotten-sender "(when 'source' is .none)"
    completion(1)
  }

  func set(_ isOff: Bool, completion: @escaping (Int?) -> Void) {
    var source = source
    if isOff { source = .none }
    switch source {
    case .ready(let value): completion(value)
    case .remote: completion(nil)
    case .none: break
    }
  }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"

  func ofAnOptional(_ given: Source?, completion: @escaping (Int?) -> Void) {
    switch given {
    case .ready(let value): completion(value)
    case .remote: completion(nil)
    case .none: break
    case .some: completion(0)
    }
  }  // want: forgotten-sender "(when 'given' is nil)"
}
