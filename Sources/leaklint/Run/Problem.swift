import LeakModel
import LeakReporting

/// Trouble with a path: what standard error says of it, and whether it makes the run fail.
struct Problem: Hashable, Sendable {
  /// The path as shown to the user.
  var file: String
  var message: String
  /// Whether the run could not do all it was asked for.
  var isFailure: Bool

  /// The same for reporters.
  var notice: Notice { Notice(kind: .skipped, file: file, message: message) }

  var line: String { notice.line }
}

extension Notice {
  /// The notice as a line for standard error.
  var line: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(VisibleText.escape(file))\(place): \(VisibleText.escape(message))"
  }
}
