import LeakDomain

extension UserConfiguration {
  /// The whole configuration as a file that says the same, with every rule and key spelled out.
  ///
  /// - Parameters:
  ///   - origin: where it comes from, for the first line.
  ///   - defaults: every rule.
  public func text(origin: String, defaults: [RuleDefault]) -> String {
    var writer = YAMLWriter()
    writer.comment(origin)
    writer.mapping("rules") { writer in
      for rule in defaults { writer.key(rule.rule, level(of: rule).rawValue) }
    }
    writer.key("include", include)
    writer.key("exclude", exclude)
    writer.list("overrides", overrides) { item, override in
      item.key("paths", override.paths)
      item.mapping("rules") { writer in
        for setting in override.rules { writer.key(setting.rule, setting.level.rawValue) }
      }
    }
    if overrides.isEmpty { writer.key("overrides", []) }
    if models.isEmpty {
      writer.comment("besides the built-in models, which 'leaklint rules --models' lists")
      writer.empty("models")
    } else {
      writer.mapping("models") { ModelWriter(models: models).write(to: &$0) }
    }
    return writer.text
  }

  /// `on` stands for the severity that the rule has anyway.
  private func level(of rule: RuleDefault) -> RuleSetting.Level {
    let level = rules.last { $0.rule == rule.rule }?.level ?? (rule.isOn ? .on : .off)
    return level == .on ? rule.severity : level
  }
}
