import LeakDomain

/// Reads the section `models:`.
struct ModelReader {
  let section: Section
  /// The user says so, not leaklint.
  var isAsserted = false

  func table() -> ModelTable {
    ModelTable(
      functions: section.sections("functions", keys: ConfigurationKeys.function).compactMap(function),
      labels: section.sections("labels", keys: ConfigurationKeys.label).compactMap(label),
      words: section.sections("words", keys: ConfigurationKeys.word).compactMap(word),
      primitives: section.sections("primitives", keys: ConfigurationKeys.primitive).flatMap {
        PrimitiveReader(section: $0).models()
      })
  }

  private func function(_ section: Section) -> FunctionModel? {
    let names = section.neededTexts("name")
    let closures = ClosureReader(section: section).runs()
    let returns = section.choice("returns", of: ["never"])
    let given = section.choice("given", as: GivenEffect.self)
    if !["closure", "returns", "given"].contains(where: section.has) {
      section.complain("says nothing of the function: 'closure', 'returns' or 'given' is missing")
    }
    guard let reason = section.neededText("reason") else { return nil }
    var model = FunctionModel(
      names: names, shape: section.choice("called", as: FunctionModel.Shape.self) ?? .any, closures: closures,
      neverReturns: returns != nil, given: given, reason: reason)
    model.isAsserted = isAsserted
    return model
  }

  private func label(_ section: Section) -> LabelModel? {
    let labels = section.neededTexts("label")
    if !section.has("closure") { section.complain("'closure' is missing") }
    guard let mode = section.choice("closure", as: ClosureMode.self), let reason = section.neededText("reason") else {
      return nil
    }
    return LabelModel(labels: labels, mode: mode, reason: reason)
  }

  private func word(_ section: Section) -> WordModel? {
    let words = section.neededTexts("words")
    for key in ["role", "match"] where !section.has(key) { section.complain("'\(key)' is missing") }
    guard let role = section.choice("role", as: WordModel.Role.self),
      let match = section.choice("match", as: WordModel.Match.self), let reason = section.neededText("reason")
    else { return nil }
    return WordModel(role: role, match: match, words: words, reason: reason)
  }
}

/// Reads `closure:`, a mode for all closures of a function or one for each label.
struct ClosureReader {
  let section: Section

  /// In place of a label: any closure that no other line names.
  static let other = "other"
  /// As `now-many`, and never the method of an optional.
  static let forEach = "now-for-each"
  static let modes = ClosureMode.allCases.map(\.rawValue) + [forEach]

  func runs() -> [ClosureRun] {
    guard let value = section.value("closure") else { return [] }
    if case .scalar = value.content {
      return section.choice("closure", of: Self.modes).map { [run(nil, $0)] } ?? []
    }
    guard let modes = Section(value, path: section.path("closure"), section.problems) else { return [] }
    return modes.keys.compactMap { label in
      modes.choice(label, of: Self.modes).map { run(label == Self.other ? nil : label, $0) }
    }
  }

  static func name(of run: ClosureRun) -> String { run.isForEach ? forEach : run.mode.rawValue }

  private func run(_ label: String?, _ mode: String) -> ClosureRun {
    guard mode != Self.forEach else { return ClosureRun(label: label, mode: .nowMany, isForEach: true) }
    return ClosureRun(label: label, mode: ClosureMode(rawValue: mode) ?? .unknown)
  }
}
