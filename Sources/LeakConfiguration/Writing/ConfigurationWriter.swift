import LeakDomain
import LeakModel

extension UserConfiguration {
  /// The whole configuration as a file that says the same, with every rule and key spelled out.
  ///
  /// - Parameters:
  ///   - origin: where it comes from, for the first line.
  ///   - defaults: each rule with the level that it has where nothing is said.
  public func text(origin: String, defaults: [RuleSetting]) -> String {
    var writer = YAMLWriter()
    writer.comment(origin)
    writer.mapping("rules") { writer in
      for setting in defaults { writer.level(setting.rule, effective(setting)) }
    }
    writer.key("include", include)
    writer.key("exclude", exclude)
    writer.list("overrides", overrides) { item, override in
      item.key("paths", override.paths)
      item.mapping("rules") { writer in for setting in override.rules { writer.level(setting.rule, setting.level) } }
    }
    if overrides.isEmpty { writer.key("overrides", []) }
    writer.mapping("models") { writer in
      if models.isEmpty { writer.comment("none but the built-in ones, which 'leaklint rules --models' lists") }
      ModelWriter(models: models).write(to: &writer)
    }
    return writer.text
  }

  /// `on` stands for the severity that the rule has anyway.
  private func effective(_ setting: RuleSetting) -> RuleSetting.Level {
    rules.last { $0.rule == setting.rule }?.level ?? setting.level
  }
}

extension YAMLWriter {
  /// The words for on and off need no quotes here: they are read as texts.
  fileprivate mutating func level(_ rule: String, _ level: RuleSetting.Level) { key(rule, level.rawValue) }
}
