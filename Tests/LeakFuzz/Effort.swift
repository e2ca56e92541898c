import Foundation

/// Finds inputs that take too long, by processor time: a machine with other work to do is no fault of the input.
enum Effort {
  private static let seconds = 2.0

  /// A run that has to come out the same on every machine must not ask how long anything takes.
  private static let isTimed = ProcessInfo.processInfo.environment["LEAKLINT_FUZZ_UNTIMED"] == nil

  static func check(_ work: () -> Void) {
    guard isTimed else { return work() }
    let start = now()
    work()
    let taken = now() - start
    Claims.require(taken <= seconds, "an input takes no longer than \(seconds) seconds: it takes \(taken)")
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
