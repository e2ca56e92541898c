// A handler that is handed to a method which calls it.

protocol Tuner {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void)
}

final class WorkingTuner: Tuner {
  func tune(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    print("\(frequency)")
    completion(true)
  }
}

final class Mixer {
  let tuner: any Tuner

  init(tuner: any Tuner) {
    self.tuner = tuner
  }

  func mixRepaired(_ frequency: Int, completion: @escaping (Bool) -> Void) {
    guard frequency > 0 else { return completion(false) }
    tuner.tune(frequency, completion: completion)
  }
}
