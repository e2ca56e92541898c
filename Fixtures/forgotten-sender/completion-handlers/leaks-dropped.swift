// A function that drops its handler is told of where it drops it, and not at each of its callers.

protocol Radio: AnyObject {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class BrokenRadio: Radio {
  func tune(
    _ frequency: Int, completion: @escaping (Bool) -> Void  // want: forgotten-sender "'completion' is never called"
  ) {
    note("\(frequency)")
  }
}

final class Amplifier {
  let radio: any Radio

  init(radio: any Radio) {
    self.radio = radio
  }

  func mix(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    guard frequency > 0 else { return completion(false) }
    radio.tune(frequency, completion: completion)  // ok: told of in the only 'Radio' that there is
  }
}

final class Mixer {
  let radio = BrokenRadio()

  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    guard frequency > 0 else { return completion(false) }
    radio.tune(frequency, completion: completion)  // ok: told of in 'BrokenRadio'
  }

  func tuneTwice(_ frequency: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      radio.tune(frequency) { continuation.resume(returning: $0) }  // ok: told of in 'BrokenRadio'
    }
  }

  func onlyOnSuccess(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    guard frequency > 0 else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
    tune(frequency, completion: completion)
  }
}
