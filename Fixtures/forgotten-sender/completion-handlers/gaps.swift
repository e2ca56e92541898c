// Known gaps: these need a view of a whole type.

protocol Radio: AnyObject {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class Receiver {
  private var finished: ((Bool) -> Void)?
  private var queued: [(Int) -> Void] = []
  private var byFrequency: [Int: (Bool) -> Void] = [:]
  private var isOn = false

  /// A second call replaces the handler of the first.
  func overwritten(completion: @escaping (Bool) -> Void) {
    finished = completion  // todo-want: forgotten-sender "completion"
  }

  func finish() {
    finished?(true)
    finished = nil
  }

  /// Nothing ever calls what is queued here.
  func neverDrained(handler: @escaping (Int) -> Void) {
    if isOn {
      handler(1)
      return
    }
    queued.append(handler)  // todo-want: forgotten-sender "handler"
  }

  /// `forget` drops the handler.
  func keptByKey(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    if isOn { return completion(true) }
    byFrequency[frequency] = completion  // todo-want: forgotten-sender "completion"
  }

  func answer(_ frequency: Int) {
    byFrequency.removeValue(forKey: frequency)?(true)
  }

  func forget(_ frequency: Int) {
    byFrequency[frequency] = nil
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
