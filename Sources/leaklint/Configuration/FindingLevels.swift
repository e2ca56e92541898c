import LeakConfiguration
import LeakDomain
import LeakModel

/// Gives each finding the weight that the configuration gives to its rule and path, and drops those of rules that are off
/// there.
struct FindingLevels {
  let settings: Settings
  /// The rules that run, by id.
  private let rules: [String: Rule]
  /// Rules that the command line names run whatever the configuration says, of paths apart.
  private let isNamed: Bool
  private let overrides: [(patterns: PathPatterns, rules: [RuleSetting])]

  init(_ settings: Settings, rules: [Rule], rulesAreNamed: Bool) {
    self.settings = settings
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    isNamed = rulesAreNamed
    overrides = settings.user.overrides.map { (PathPatterns($0.paths), $0.rules) }
  }

  /// - Parameter files: the analysed files by the path that findings show.
  func apply(to findings: [Finding], files: [FoundFile]) -> [Finding] {
    if settings.user.rules.isEmpty, overrides.isEmpty { return findings }
    let paths = Dictionary(files.map { ($0.shown.text, $0.path) }, uniquingKeysWith: { first, _ in first })
    var known: [String: [ArraySlice<UInt8>]?] = [:]
    return findings.compactMap { finding in
      let file = finding.place.file
      let path = known[file] ?? paths[file].flatMap(settings.components)
      known[file] = path
      return weigh(finding, at: path)
    }
  }

  private func weigh(_ finding: Finding, at path: [ArraySlice<UInt8>]?) -> Finding? {
    guard let rule = rules[finding.rule] else { return finding }
    var finding = finding
    switch level(of: rule, at: path) {
    case .off: return nil
    case .on: break
    case .note: finding.severity = .note
    case .warning: finding.severity = Self.severity(.warning, of: finding, rule)
    case .error: finding.severity = Self.severity(.error, of: finding, rule)
    }
    return finding
  }

  /// What weighs less than its rule, for what the code shows, goes on to weigh less.
  private static func severity(_ level: Severity, of finding: Finding, _ rule: Rule) -> Severity {
    finding.severity < rule.severity ? min(finding.severity, level) : level
  }

  private func level(of rule: Rule, at path: [ArraySlice<UInt8>]?) -> RuleSetting.Level {
    var level = settings.level(of: rule)
    if isNamed, level == .off { level = .on }
    guard let path else { return level }
    for override in overrides {
      if let setting = override.rules.last(where: { $0.rule == rule.id }), override.patterns.match(path) {
        level = setting.level
      }
    }
    return level
  }
}
