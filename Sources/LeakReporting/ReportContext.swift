import LeakModel

/// What a reporter knows beside the report itself.
public struct ReportContext: Sendable {
  /// Version of leaklint, as `1.2.3`.
  public var version: String
  /// The rules that were run, in order of their list.
  public var rules: [RuleDescription]
  /// The current folder, absolute, without a slash at the end.
  public var folder: String
  /// Whether everything that was asked for could be analysed.
  public var isComplete: Bool
  /// How text for people is laid out.
  public var style: TextStyle
  /// The bytes of a file that a finding names, or `nil` if they are not at hand.
  public var bytes: @Sendable (_ file: String) -> [UInt8]?

  public init(
    version: String, rules: [RuleDescription], folder: String, isComplete: Bool,
    style: TextStyle = .plain, bytes: @escaping @Sendable (_ file: String) -> [UInt8]?
  ) {
    self.version = version
    self.rules = rules
    self.folder = folder
    self.isComplete = isComplete
    self.style = style
    self.bytes = bytes
  }
}
