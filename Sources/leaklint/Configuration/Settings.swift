import LeakConfiguration
import LeakDomain
import LeakReporting
import Rules

/// The configuration of a run: what its file says, and where that is.
struct Settings {
  var user = UserConfiguration()
  /// The folder of the file, to which its patterns are relative; absolute, without links.
  var folder = FilePath("/")
  /// The file as shown; `nil` if there is none.
  var file: String?
  private var builtIn = BuiltInModels.read().models

  var models: ModelTable { user.models.before(builtIn) }
  var builtInModels: ModelTable { builtIn }

  /// Reads the configuration for some paths; `nil` after complaints.
  ///
  /// - Parameter paths: the inputs; the first one decides where to look.
  static func read(_ options: ConfigurationOptions, paths: [String], complain: (String) -> Void) -> Settings? {
    if options.noConfig { return Settings() }
    if let file = options.config { return read(FilePath(file), complain) }
    guard let found = ConfigurationFile.find(around: FilePath(paths.first ?? ".")) else { return Settings() }
    return read(found, complain)
  }

  private static func read(_ path: FilePath, _ complain: (String) -> Void) -> Settings? {
    let shown = WorkingFolder.current().shown(path)
    if case .success(let status) = FileStatus.of(path), status.size > UserConfiguration.largestSize {
      complain("\(VisibleText.escape(shown)): larger than \(UserConfiguration.largestSize >> 10) KB")
      return nil
    }
    switch FileReading.read(path) {
    case .failure(let failure):
      complain("\(VisibleText.escape(shown)): \(failure.message)")
      return nil
    case .success(let bytes):
      let (user, problems) = UserConfiguration.read(
        bytes, file: shown, rules: allRules.map(\.id), isPattern: { PathPatterns.isPattern($0) })
      for problem in problems { complain(VisibleText.escape(problem.text)) }
      guard problems.isEmpty else { return nil }
      var settings = Settings()
      settings.user = user
      settings.file = shown
      if let parent = path.resolved?.components.dropLast() {
        settings.folder = FilePath("/").appending(parent.joined(separator: [FilePath.slash]))
      }
      return settings
    }
  }
}

extension Settings {
  /// What rules are where nothing is said.
  static let defaults = allRules.map { rule in
    RuleDefault(
      rule: rule.id, severity: RuleSetting.Level(rawValue: rule.severity.rawValue) ?? .warning, isOn: !rule.isOptIn)
  }

  /// Whether a rule runs without being named, for some paths at least.
  func runs(_ rule: Rule) -> Bool {
    let settings = user.rules + user.overrides.flatMap(\.rules)
    return level(of: rule) != .off || settings.contains { $0.rule == rule.id && $0.level != .off }
  }

  /// The level of a rule, of paths apart.
  func level(of rule: Rule) -> RuleSetting.Level {
    user.rules.last { $0.rule == rule.id }?.level ?? (rule.isOptIn ? .off : .on)
  }
}
