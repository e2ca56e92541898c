import LeakModel

/// A format of output: a name and a pure function from a report to text.
public struct Reporter: Sendable {
  /// What `--format` takes.
  public var name: String
  /// Half a sentence for the help page.
  public var summary: String
  /// The whole output, every line ended by `\n`. The same input gives the same bytes.
  public var render: @Sendable (Report, ReportContext) -> String

  public init(
    name: String, summary: String, render: @escaping @Sendable (Report, ReportContext) -> String
  ) {
    self.name = name
    self.summary = summary
    self.render = render
  }

  /// The only list of formats, the default first.
  public static let all: [Reporter] = [.text, .concise, .json, .sarif, .github, .xcode]
}
