#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How the process ends. Commands throw what is not `clean`.
enum ExitStatus: Int32, Error {
  /// No finding at or above the threshold.
  case clean = 0
  /// At least one.
  case findings = 1
  /// Something asked for could not be done; standard error names it.
  case failed = 2

  static func end(_ status: ExitStatus) -> Never { exit(status.rawValue) }
}
