// Callbacks of functions in the sources, and results whose two cases are both met.

enum Access {
  case undecided, denied, granted
}

final class Gatekeeper {
  func ask(_ answer: @escaping (Access) -> Void) { answer(.undecided) }
  func open(_ done: @escaping (Result<Int, any Error>) -> Void) { done(.success(1)) }
}

func enterRepaired(by gate: Gatekeeper) async -> Bool {
  await withCheckedContinuation { continuation in
    gate.ask { access in
      switch access {
      case .granted: continuation.resume(returning: true)
      case .denied, .undecided: continuation.resume(returning: false)
      }
    }
  }
}

func open(_ gate: Gatekeeper) async -> Int {
  await withCheckedContinuation { continuation in
    gate.open { result in
      if case .failure = result { continuation.resume(returning: 0) }
      if case .success(let count) = result { continuation.resume(returning: count) }
    }  // ok: a result is one or the other
  }
}
