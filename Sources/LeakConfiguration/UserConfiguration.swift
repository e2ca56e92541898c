import LeakDomain

/// What a `.leaklint.yml` says. What it leaves out is empty.
public struct UserConfiguration: Sendable {
  public var rules: [RuleSetting] = []
  /// Of the files in folders only those that one of these patterns matches; empty: all.
  public var include: [String] = []
  /// Files and folders that are passed over.
  public var exclude: [String] = []
  /// Settings for some paths; later ones hold.
  public var overrides: [PathOverride] = []
  public var models = ModelTable()

  public init() {}
}

/// How much one rule weighs.
public struct RuleSetting: Hashable, Sendable {
  public enum Level: String, CaseIterable, Hashable, Sendable {
    case off
    /// With the severity that the rule has.
    case on
    case note, warning, error
  }
  public var rule: String
  public var level: Level
  public init(rule: String, level: Level) {
    self.rule = rule
    self.level = level
  }
}

/// What a rule is where nothing is said of it.
public struct RuleDefault: Hashable, Sendable {
  public var rule: String
  public var severity: RuleSetting.Level
  /// It runs without being asked for.
  public var isOn: Bool
  public init(rule: String, severity: RuleSetting.Level, isOn: Bool) {
    self.rule = rule
    self.severity = severity
    self.isOn = isOn
  }
}

/// Settings that hold for some paths.
public struct PathOverride: Hashable, Sendable {
  public var paths: [String]
  public var rules: [RuleSetting]
  public init(paths: [String], rules: [RuleSetting]) {
    self.paths = paths
    self.rules = rules
  }
}

extension UserConfiguration {
  /// In bytes; larger files are refused.
  public static let largestSize = YAMLLimits.bytes

  /// Reads a configuration file, or says all that is wrong with it.
  ///
  /// - Parameters:
  ///   - file: its name for messages.
  ///   - rules: the ids of all rules.
  ///   - isPattern: whether a text is a pattern for paths.
  public static func read(
    _ bytes: [UInt8], file: String, rules: [String], isPattern: (String) -> Bool = { _ in true }
  ) -> (configuration: UserConfiguration, problems: [ConfigurationProblem]) {
    switch YAMLReading.read(bytes, file: file, isTrusted: false) {
    case .failure(let problem): return (UserConfiguration(), [problem])
    case .success(let value):
      let problems = ProblemList(file: file)
      let configuration = Section(value, path: "", keys: ConfigurationKeys.file, problems)
        .map { ConfigurationReader(section: $0, rules: rules).configuration(isPattern) }
      return (configuration ?? UserConfiguration(), problems.problems)
    }
  }
}
