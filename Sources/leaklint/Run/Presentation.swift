import LeakReporting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How a run shows itself to whoever started it.
struct Presentation {
  var color = ColorChoice.auto
  /// Nothing on standard error but what went wrong.
  var isQuiet = false

  /// The layout of what goes to standard output, or to a file, which has no colours unless they are asked for by name.
  func style(output: String?) -> TextStyle {
    guard Self.isStandard(output) else { return TextStyle(isColored: color == .always) }
    return TextStyle(
      width: Terminal.width(STDOUT_FILENO),
      isColored: color.isColored(
        onTerminal: Terminal.isTerminal(STDOUT_FILENO), environment: Terminal.environment))
  }

  /// Whether findings go straight to a terminal. One that does not say how wide it is obeys escape sequences all the same.
  static func isSeen(output: String?) -> Bool { isStandard(output) && Terminal.isTerminal(STDOUT_FILENO) }

  private static func isStandard(_ output: String?) -> Bool { output == nil || output == "-" }

  /// Begins to show progress where somebody can see it come and go.
  func progress(total: Int) -> Progress? {
    guard !isQuiet, Terminal.isTerminal(STDERR_FILENO), Terminal.environment("TERM") != "dumb" else { return nil }
    let progress = Progress(total: total)
    progress.start()
    return progress
  }
}
