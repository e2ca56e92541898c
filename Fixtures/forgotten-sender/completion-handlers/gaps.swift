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
