import ArgumentParser

/// What `--color` takes.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether to write colours. The option wins over the environment; there `NO_COLOR` comes first (no-color.org), then
  /// what asks for colours in a pipe, then what the terminal can do.
  ///
  /// - Parameter environment: a variable's value, `nil` if it is not set or empty.
  func isColored(onTerminal: Bool, environment: (String) -> String?) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment("NO_COLOR") != nil { return false }
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      if let value = environment(name) { return value != "0" && value != "false" }
    }
    return onTerminal && environment("TERM") != "dumb" && environment("CLICOLOR") != "0"
  }
}
