/// Something about an input that a user must know and that is no finding: a file left out, a file that does not parse.
public struct Notice: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// The file, or a part of it, was not analysed.
    case skipped
    /// The file was analysed although it does not parse as Swift throughout.
    case broken
    /// An analysis reached its budget; what is left of it was not looked at.
    case budget
  }
  public var kind: Kind
  public var file: String
  /// Where in the file, if one place is meant.
  public var position: Position?
  public var message: String
  /// Whether the fault is not the file's: what was asked for could not be done.
  public var isFailure = false
  /// Whether another run over the same files would say it too.
  public var isRepeatable = true
  public init(kind: Kind, file: String, position: Position? = nil, message: String) {
    self.kind = kind
    self.file = file
    self.position = position
    self.message = message
  }
}

/// What a run says: findings in report order, notices in order of file, and how much was looked at.
public struct Report: Sendable, Codable {
  public var findings: [Finding]
  public var notices: [Notice]
  public var fileCount: Int
  /// How many findings comments in the sources have silenced.
  public var suppressedCount: Int
  public init(findings: [Finding], notices: [Notice], fileCount: Int, suppressedCount: Int = 0) {
    self.findings = findings
    self.notices = notices
    self.fileCount = fileCount
    self.suppressedCount = suppressedCount
  }
}

/// What reporters must know of a rule.
public struct RuleDescription: Sendable {
  public var id: String
  /// One sentence.
  public var summary: String
  public var severity: Severity
  /// The whole page, in Markdown.
  public var page: String
  /// What SARIF calls precision: `very-high`, `high`, `medium` or `low`.
  public var precision: String
  public var tags: [String]
  public init(id: String, summary: String, severity: Severity, page: String, precision: String, tags: [String]) {
    self.id = id
    self.summary = summary
    self.severity = severity
    self.page = page
    self.precision = precision
    self.tags = tags
  }
}
