import LeakModel

/// What a piece of text is to its reader; a colour follows from it.
enum Paint: Hashable {
  case plain, strong, frame, secondary, removed, added, escape, faint
  case severity(Severity)

  /// The parameters of the sequence that switches it on; `nil` for text as it is.
  private var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .frame: "1;34"
    case .secondary: "36"
    case .removed: "31"
    case .added: "32"
    case .escape: "7"
    case .faint: "2"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    }
  }

  /// - Parameter text: is printed as it stands; it must hold nothing that a terminal would obey.
  func callAsFunction(_ text: String, _ style: TextStyle) -> String {
    guard style.isColored, let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
