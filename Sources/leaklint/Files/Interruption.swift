#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the user or the system says to end the process: `^C`, a closed terminal, `kill`.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// The signal that came during `putOff`, or 0. Written by the handler alone while it is installed.
  nonisolated(unsafe) private static var pending: sig_atomic_t = 0

  /// Does short work to its end, such as writing a file beside another and renaming it, and lets an interruption that
  /// came meanwhile end the process after that. A second one ends it at once, since disks may hang.
  ///
  /// One at a time: the handlers belong to the process.
  static func putOff<Result>(_ work: () -> Result) -> Result {
    pending = 0
    for signal in signals { install(remember, for: signal) }
    let result = work()
    for signal in signals { install(SIG_DFL, for: signal) }
    if pending != 0 { raise(pending) }
    return result
  }

  private static let remember: @convention(c) (Int32) -> Void = { number in
    if pending != 0 {
      signal(number, SIG_DFL)
      raise(number)
    }
    pending = number
  }

  /// What is ignored stays ignored, as under `nohup`.
  private static func install(_ handler: (@convention(c) (Int32) -> Void)?, for number: Int32) {
    let old = signal(number, handler)
    if unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
  }
}
