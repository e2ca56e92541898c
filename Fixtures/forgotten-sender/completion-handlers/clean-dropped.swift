// The same functions, with every handler called.

protocol Radio: AnyObject {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class WorkingRadio: Radio {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    tuneRepaired(frequency, completion: completion)
  }

  func tuneRepaired(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    note("\(frequency)")
    completion(true)
  }
}

class Receiver {
  /// Heirs do the work.
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void) {}  // ok: a stub

  func onlyOnSuccessRepaired(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    guard frequency > 0 else { return completion(false) }
    tune(frequency, completion: completion)
  }
}

final class SilentReceiver: Receiver {
  override func tune(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    note("\(frequency)")  // ok: what an override leaves out, its ancestor may mean
  }
}
