import LeakDomain

/// Reads one entry of `primitives:`.
struct PrimitiveReader {
  let section: Section

  /// One model for each name.
  func models() -> [PrimitiveModel] {
    let names = section.neededTexts("name")
    let discharges = section.neededTexts("discharge")
    let kind = section.choice("kind", as: Primitive.Kind.self) ?? .custom
    // An operation is what its class says: it begins with the method that runs it.
    let begin = kind == .operation && !section.has("begin") ? PrimitiveModel.Begin() : begin()
    if section.has("text"), kind != .custom {
      section.complain("a primitive with a 'kind' has words of its own", "text")
    }
    let words = words(discharges)
    guard let reason = section.neededText("reason") else { return [] }
    return names.map { name in
      var primitive = Primitive(
        kind, name: name, discharges: Set(discharges), neutral: Set(section.texts("leave") + section.texts("wait")),
        isCalled: discharges.contains("callAsFunction"), isOnceOnly: section.flag("once") ?? false,
        traps: section.flag("traps") ?? false)
      primitive.isOptional = section.flag("optional") ?? false
      primitive.waits = Set(section.texts("wait"))
      primitive.abandonedBy = Set(section.texts("abandoned-by"))
      primitive.parts = Set(section.texts("parts"))
      if kind == .custom {
        primitive.words = words
        primitive.takenBy = Set(begin.calls)
      }
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
    let place = PrimitiveModel.Begin(
      isMade: begin.flag("made") ?? false, isParameter: begin.flag("parameter") ?? false,
      closuresOf: begin.texts("closure-of"), resultsOf: begin.texts("result-of"), calls: begin.texts("call"),
      methods: begin.texts("method"), mains: begin.texts("main"), returning: begin.text("returning"),
      unless: begin.texts("unless"), places: begin.text("places"))
    if place.isNowhere { section.complain("says nothing of where obligations begin", "begin") }
    return place
  }

  /// What messages say; what is left out follows from the names of the methods.
  private func words(_ discharges: [String]) -> Primitive.Words {
    var words = Primitive.Words()
    words.missing = "without \(discharges.map { "'\($0)()'" }.joined(separator: " or "))"
    guard let text = section.section("text", keys: ConfigurationKeys.text) else { return words }
    words.begun = text.text("begun") ?? words.begun
    words.done = text.text("done") ?? words.done
    words.missing = text.text("missing") ?? words.missing
    words.consequence = text.text("consequence") ?? words.consequence
    words.twice = text.text("twice") ?? words.twice
    return words
  }
}
