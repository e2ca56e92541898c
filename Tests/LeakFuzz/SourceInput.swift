import LeakAST
import LeakConfiguration
import LeakDomain
import LeakEngine
import LeakFixing
import LeakModel
import LeakReporting
import Rules
import SwiftFrontEnd

/// An input that is a Swift file: front end, engine, rules, repairs and every reporter.
struct SourceInput {
  private static let path = "Fuzz.swift"
  private static let configuration = Configuration(models: BuiltInModels.read().models)
  private static let descriptions = allRules.map(\.description)

  let bytes: [UInt8]

  func check() {
    let output = SwiftFrontEnd.lowerHere(Self.input(bytes))
    guard let file = output.file else {
      return Claims.require(output.notices.contains { $0.kind == .skipped }, "A file left out is said")
    }
    let repairer =
      isRepaired && output.notices.isEmpty ? Repairer(file: file, bytes: bytes, analyse: Self.findings) : nil
    var report = Engine.analyze(files: [file], rules: allRules, configuration: Self.configuration) { _, wanted in
      let made = repairer?.fixes(wanted)
      return (made?.fixes.map { $0.map { [$0] } ?? [] } ?? wanted.map { _ in [] }, made?.untried ?? 0)
    }
    report.notices += output.notices
    for finding in report.findings { check(finding, file.lines) }
    if repairer != nil { repair(report.findings) }
    if isShown { show(report) }
  }

  private static func input(_ bytes: [UInt8]) -> FrontEndInput {
    FrontEndInput(id: FileID(0), path: path, bytes: bytes)
  }

  @Sendable private static func findings(_ bytes: [UInt8], _ ranges: [SourceRange]) -> [Finding]? {
    let output = SwiftFrontEnd.lowerHere(input(bytes))
    guard let file = output.file, output.notices.isEmpty else { return nil }
    return Engine.analyze(files: [file], rules: allRules, configuration: configuration, judging: ranges).findings
  }

  /// A number that an input always has, and another one in the next: what costs much is done for some of them.
  private var lot: UInt8 { bytes.reduce(0, &+) }

  /// All reporters together cost as much as the analysis.
  private var isShown: Bool { lot.isMultiple(of: 4) }

  /// A repair costs several analyses.
  private var isRepaired: Bool { bytes.count < 6_000 && lot.isMultiple(of: 8) }

  /// All repairs at once, and the difference that they make.
  private func repair(_ findings: [Finding]) {
    let application = FixApplication(findings.filter { !$0.fixes.isEmpty }, to: bytes, includesUnsafe: true)
    Claims.require(application.applied.isEmpty || application.bytes != bytes, "A repair changes something")
    let diff = UnifiedDiff.text(of: Self.path, from: bytes, to: application.bytes)
    Claims.require(diff.isEmpty == (application.bytes == bytes), "A difference is shown, and nothing else")
  }

  private func check(_ finding: Finding, _ lines: LineTable) {
    for place in [finding.place] + finding.related.map(\.place) + finding.path.map(\.place) {
      Claims.require(place.start <= place.end, "A range does not end before it begins")
      Claims.require((1...lines.lineCount).contains(place.start.line), "A place lies in its file")
      Claims.require((1...lines.lineCount).contains(place.end.line), "A place ends in its file")
    }
    Claims.require(!finding.message.isEmpty, "A finding says something")
  }

  /// A report of nothing is the same every time, and so is what SARIF says of rules that find nothing.
  private func show(_ report: Report) {
    guard !report.findings.isEmpty || !report.notices.isEmpty else { return }
    let told = Set(report.findings.map(\.rule))
    let rules = Self.descriptions.filter { told.contains($0.id) }
    for reporter in Reporter.all {
      check(reporter.render(report, context(rules, .plain)), of: reporter)
    }
    _ = Reporter.text.render(report, context(rules, TextStyle(width: 60, isColored: true)))
  }

  private func context(_ rules: [RuleDescription], _ style: TextStyle) -> ReportContext {
    ReportContext(
      version: "0", rules: rules, folder: "/folder", isComplete: true, style: style, bytes: { _ in bytes })
  }

  private func check(_ text: String, of reporter: Reporter) {
    Claims.require(text.isEmpty || text.hasSuffix("\n"), "Output ends with a line end")
    guard reporter.name == "json" || reporter.name == "sarif" else { return }
    Claims.require(JSONText.isValid(text), "\(reporter.name) is JSON")
  }
}
