// What was parked is given to the function again that parks it.

struct Request {
  var isSafe: Bool
  var path: String
}

struct Parked {
  var request: Request
  var completion: (Bool) -> Void
}

final class Retries {
  private var parked: [Parked] = []
  private var isOnline = false

  func perform(_ request: Request, completion: @escaping (Bool) -> Void) {
    if isOnline {
      completion(true)
    } else {
      parked.append(Parked(request: request, completion: completion))
    }
  }

  func onlineRepaired() {
    isOnline = true
    let all = parked
    parked = []
    for entry in all {
      guard entry.request.isSafe else {
        entry.completion(false)
        continue
      }
      perform(entry.request, completion: entry.completion)
    }
  }

  /// Another function sees to those that are safe, before all go.
  func flush() {
    let all = parked
    tellUnsafe()
    parked = []
    for entry in all {
      guard entry.request.isSafe else { continue }  // ok: they were told
      entry.completion(true)
    }
  }

  private func tellUnsafe() {
    for entry in parked where !entry.request.isSafe { entry.completion(false) }
  }

  func onlineEachRepaired() {
    isOnline = true
    let all = parked
    parked = []
    all.forEach { entry in
      guard entry.request.isSafe else { return entry.completion(false) }
      perform(entry.request, completion: entry.completion)
    }
  }
}
