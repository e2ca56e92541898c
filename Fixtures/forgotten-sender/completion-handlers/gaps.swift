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

/// Hands the handler to a method that another type implements, and the implementation drops it.
final class Mixer {
  let radio: any Radio

  init(radio: any Radio) {
    self.radio = radio
  }

  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    guard frequency > 0 else { return completion(false) }
    radio.tune(frequency, completion: completion)  // todo-want: forgotten-sender "completion"
  }
}

final class BrokenRadio: Radio {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    note("\(frequency)")
  }
}
