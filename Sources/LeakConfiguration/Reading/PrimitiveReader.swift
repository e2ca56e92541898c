import LeakDomain

/// Reads one entry of `primitives:`.
struct PrimitiveReader {
  let section: Section

  /// One model for each name.
  func models() -> [PrimitiveModel] {
    let names = section.neededTexts("name")
    let discharges = Set(section.neededTexts("discharge"))
    let begin = begin()
    if !section.has("kind") { section.complain("'kind' is missing") }
    guard let kind = section.choice("kind", as: Primitive.Kind.self), let reason = section.neededText("reason") else {
      return []
    }
    return names.map { name in
      let primitive = Primitive(
        kind, name: name, discharges: discharges, neutral: Set(section.texts("leave")),
        isCalled: discharges.contains("callAsFunction"), isOnceOnly: section.flag("once") ?? false,
        future: section.text("future"), traps: section.flag("traps") ?? false)
      return PrimitiveModel(
        primitive, types: section.has("types") ? section.texts("types") : [name], begin: begin, reason: reason)
    }
  }

  private func begin() -> PrimitiveModel.Begin {
    guard section.has("begin") else {
      section.complain("'begin' is missing")
      return PrimitiveModel.Begin()
    }
    guard let begin = section.section("begin", keys: ConfigurationKeys.begin) else { return PrimitiveModel.Begin() }
    return PrimitiveModel.Begin(
      isMade: begin.flag("made") ?? false, isParameter: begin.flag("parameter") ?? false,
      closuresOf: begin.texts("closure-of"), resultsOf: begin.texts("result-of"), calls: begin.texts("call"))
  }
}
