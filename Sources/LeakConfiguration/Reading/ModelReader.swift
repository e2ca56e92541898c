import LeakDomain

/// Reads the section `models:`.
struct ModelReader {
  let section: Section
  /// The user says so, not leaklint.
  var isAsserted = false

  func table() -> ModelTable {
    ModelTable(
      functions: section.sections("functions", keys: ConfigurationKeys.function).compactMap {
        FunctionReader(section: $0, isAsserted: isAsserted).model()
      },
      labels: section.sections("labels", keys: ConfigurationKeys.label).compactMap(label),
      types: section.sections("types", keys: ConfigurationKeys.type).compactMap(type),
      words: section.sections("words", keys: ConfigurationKeys.word).compactMap(word),
      primitives: section.sections("primitives", keys: ConfigurationKeys.primitive).flatMap {
        PrimitiveReader(section: $0).models()
      })
  }

  private func label(_ section: Section) -> LabelModel? {
    let labels = section.neededTexts("label")
    if !section.has("closure") { section.complain("'closure' is missing") }
    guard let mode = section.choice("closure", as: ClosureMode.self), let reason = section.neededText("reason") else {
      return nil
    }
    return LabelModel(labels: labels, mode: mode, reason: reason)
  }

  private func type(_ section: Section) -> TypeModel? {
    let names = section.neededTexts("name")
    if !["is", "ends-with", "operations", "answers", "events"].contains(where: section.has) {
      section.complain("says nothing of the type: 'is', 'ends-with', 'operations', 'answers' or 'events' is missing")
    }
    let kinds = section.choices("is", as: TypeModel.Kind.self)
    guard let reason = section.neededText("reason") else { return nil }
    return TypeModel(
      names: names, kinds: kinds, endsWith: section.texts("ends-with"), worksWith: section.texts("works-with"),
      operations: section.sections("operations", keys: ConfigurationKeys.operation).map(operation),
      answers: section.texts("answers"),
      events: section.sections("events", keys: ConfigurationKeys.events).compactMap(events), reason: reason)
  }

  private func events(_ section: Section) -> TypeModel.Events? {
    let (tells, ends) = (section.neededTexts("tells"), section.neededTexts("ends"))
    return section.neededText("method").map { TypeModel.Events(method: $0, tells: tells, ends: ends) }
  }

  private func operation(_ section: Section) -> TypeModel.Operation {
    if !section.has("fails"), !section.has("rarely-fails") {
      section.complain("says nothing of failures: 'fails' or 'rarely-fails' is missing")
    }
    return TypeModel.Operation(
      finishes: section.neededTexts("finishes"), fails: section.texts("fails"),
      rarelyFails: section.texts("rarely-fails"), causes: section.texts("caused-by"), besides: section.texts("besides"))
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
