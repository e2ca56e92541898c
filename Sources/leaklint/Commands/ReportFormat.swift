import ArgumentParser
import LeakReporting

/// What `--format` takes: the name of a reporter.
struct ReportFormat: ExpressibleByArgument {
  var reporter: Reporter

  static let text = ReportFormat(reporter: .text)

  private init(reporter: Reporter) { self.reporter = reporter }

  init?(argument: String) {
    guard let reporter = Reporter.all.first(where: { $0.name == argument }) else { return nil }
    self.reporter = reporter
  }

  var defaultValueDescription: String { reporter.name }
  static var allValueStrings: [String] { Reporter.all.map(\.name) }
  static var allValueDescriptions: [String: String] {
    Dictionary(Reporter.all.map { ($0.name, $0.summary) }, uniquingKeysWith: { first, _ in first })
  }
}
