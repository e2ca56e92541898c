import Foundation

struct Logger {
  func die(_ message: String) { fatalError(message) }
}

/// Logs and ends the process. It returns nothing rather than `Never` since the old interface did.
func fatal(_ message: String) {
  print(message)
  exit(1)
}

func readRepaired(_ fetch: (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      guard let value else {
        fatal("no value")
        return  // ok: the process has ended  // unmodelled: 'fatal' returns
      }
      continuation.resume(returning: value)
    }
  }
}

func readOrDie(_ logger: Logger, _ fetch: (@escaping (Int?) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    fetch { value in
      guard let value else {
        logger.die("no value")
        return  // ok: the process has ended  // unmodelled: 'die' returns
      }
      continuation.resume(returning: value)
    }
  }
}
