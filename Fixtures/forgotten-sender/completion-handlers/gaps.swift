// Known gaps: handlers that only their type or another type's method would tell.

protocol Radio: AnyObject {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class Receiver {
  private var queued: [(Int) -> Void] = []
  private var isOn = false

  /// Nothing ever calls what is queued here. By its name and type it may as well be told of events.
  func neverDrained(handler: @escaping (Int) -> Void) {
    if isOn {
      handler(1)
      return
    }
    queued.append(handler)  // todo-want: forgotten-sender "handler"
  }
}

/// No job is left out where there is none: the set was empty before.
func all(_ jobs: [(@escaping (Int) -> Void) -> Void], completion: @escaping (Int) -> Void) {
  var pending = Set(jobs.indices)
  if pending.isEmpty { return completion(0) }
  for (index, job) in jobs.enumerated() {
    job { _ in
      guard pending.remove(index) != nil else { return }
      if pending.isEmpty { completion(jobs.count) }
    }
  }
}  // todo-ok: the indices of an empty list are an empty set
