import LeakAST

/// What a comment asks for: `// leaklint:ignore RULE, RULE -- reason` or `// leaklint:ignore-file RULE -- reason`.
public struct IgnoreComment: Hashable, Sendable {
  /// The line, the next line of code, or the declaration that begins there or in whose head the comment stands.
  public enum Reach: Hashable, Sendable { case line, file }
  public var reach: Reach
  /// The names of rules as written. Empty: all rules, which only a comment for a file may leave out.
  public var rules: [String]
  /// What stands behind `--`.
  public var reason: String

  /// What is wrong with a comment that speaks to leaklint.
  public enum Fault: Hashable, Sendable {
    /// `leaklint:` is followed by another word.
    case unknownVerb(String)
    case noRule
    case noReason
    /// It is a block comment, which has code behind it.
    case isBlock
    /// No rule has this name; with the nearest that one has.
    case unknownRule(String, near: String?)
    /// It silences nothing. With the rules for which that holds; empty: all that it names.
    case unused([String])
  }

  /// Reads a comment's text, from its slashes on.
  public static func read(_ text: String) -> Result<IgnoreComment, FaultError> {
    if text.hasPrefix("/*") { return .failure(FaultError(fault: .isBlock)) }
    let content = text.drop { $0 == "/" || $0.isWhitespace }.dropFirst("leaklint:".count)
    let verb = content.prefix { !$0.isWhitespace }
    let rest = content.dropFirst(verb.count)
    let parts = rest.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    let rules = (parts.first ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
    let reason = parts.count > 1 ? trimmed(parts[1]) : ""
    switch verb {
    case "ignore":
      if rules.isEmpty { return .failure(FaultError(fault: .noRule)) }
    case "ignore-file": break
    default: return .failure(FaultError(fault: .unknownVerb(String(verb))))
    }
    guard !reason.isEmpty else { return .failure(FaultError(fault: .noReason)) }
    return .success(IgnoreComment(reach: verb == "ignore" ? .line : .file, rules: rules, reason: reason))
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// A fault as an error of reading.
  public struct FaultError: Error, Hashable {
    public var fault: Fault
  }
}

/// A comment that does not do what its writer thinks.
public struct IgnoreFault: Sendable {
  public var fault: IgnoreComment.Fault
  public var spot: Spot
  /// The comment as written.
  public var text: String
  /// What to delete in order to delete the comment, with its line where it stands alone.
  public var whole: Spot
  /// The enclosing declaration.
  public var function: String
  public init(fault: IgnoreComment.Fault, spot: Spot, text: String, whole: Spot, function: String) {
    self.fault = fault
    self.spot = spot
    self.text = text
    self.whole = whole
    self.function = function
  }
}
