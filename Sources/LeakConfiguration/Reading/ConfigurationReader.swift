import LeakDomain
import LeakModel

/// Reads a whole file.
struct ConfigurationReader {
  let section: Section
  /// The ids of all rules.
  let rules: [String]

  func configuration(_ isPattern: (String) -> Bool) -> UserConfiguration {
    var configuration = UserConfiguration()
    configuration.rules = settings(section)
    configuration.include = section.patterns("include", isPattern)
    configuration.exclude = section.patterns("exclude", isPattern)
    configuration.overrides = section.sections("overrides", keys: ConfigurationKeys.override).map { section in
      if !section.has("paths") { section.complain("'paths' is missing") }
      return PathOverride(paths: section.patterns("paths", isPattern), rules: neededSettings(section))
    }
    if let models = section.section("models", keys: ConfigurationKeys.models) {
      configuration.models = ModelReader(section: models, isAsserted: true).table()
    }
    return configuration
  }

  private func neededSettings(_ section: Section) -> [RuleSetting] {
    if !section.has("rules") { section.complain("'rules' is missing") }
    return settings(section)
  }

  private func settings(_ section: Section) -> [RuleSetting] {
    guard let settings = section.section("rules", keys: rules) else { return [] }
    return settings.keys.filter(rules.contains).compactMap { rule in
      level(rule, in: settings).map { RuleSetting(rule: rule, level: $0) }
    }
  }

  /// `true` and `false` are `on` and `off`: some editors take one for the other.
  private func level(_ rule: String, in section: Section) -> RuleSetting.Level? {
    switch section.text(rule) {
    case "true": .on
    case "false": .off
    case nil: nil
    default: section.choice(rule, as: RuleSetting.Level.self)
    }
  }
}

extension Section {
  fileprivate func patterns(_ key: String, _ isPattern: (String) -> Bool) -> [String] {
    let patterns = texts(key)
    for text in patterns where !isPattern(text) { complain("'\(text)' is no pattern for paths", key) }
    return patterns
  }
}
