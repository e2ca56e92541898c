// Callbacks of functions in the sources: they run once.

enum Access {
  case undecided, denied, granted
}

final class Gatekeeper {
  func ask(_ answer: @escaping (Access) -> Void) { answer(.undecided) }
}

func enter(by gate: Gatekeeper) async -> Bool {
  await withCheckedContinuation { continuation in
    gate.ask { access in
      switch access {
      case .granted: continuation.resume(returning: true)
      case .denied: continuation.resume(returning: false)
      case .undecided: break
      }
    }  // want: forgotten-sender "'access' is .undecided"
  }
}
