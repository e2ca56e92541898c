// What was parked is given to the function again that parks it, save some.

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

  func online() {
    isOnline = true
    let all = parked
    parked = []
    for entry in all {
      guard entry.request.isSafe else { continue }  // want: forgotten-sender "without calling 'entry.completion'"
      perform(entry.request, completion: entry.completion)
    }
  }

  func onlineEach() {
    isOnline = true
    let all = parked
    parked = []
    all.forEach { entry in
      guard entry.request.isSafe else { return }  // want: forgotten-sender "without calling 'entry.completion'"
      perform(entry.request, completion: entry.completion)
    }
  }
}
