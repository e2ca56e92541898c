// A handler that is handed to a method which drops it, as far as the sources tell.

protocol Tuner {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void)
}

final class BrokenTuner: Tuner {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    print("\(frequency)")
  }
}

final class Mixer {
  let tuner: any Tuner

  init(tuner: any Tuner) {
    self.tuner = tuner
  }

  func mix(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    guard frequency > 0 else { return completion(false) }
    tuner.tune(frequency, completion: completion)
  }  // want: forgotten-sender "completion"
}
