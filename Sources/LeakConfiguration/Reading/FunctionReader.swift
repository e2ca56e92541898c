import LeakDomain

/// Reads one entry of `functions:`.
struct FunctionReader {
  let section: Section
  /// The user says so, not leaklint.
  let isAsserted: Bool

  /// The keys that say something of the function, of which one must be there.
  private static let statements = ["closure", "runs-on", "holds", "returns", "result-type", "throws", "given"]

  func model() -> FunctionModel? {
    let names = section.neededTexts("name")
    for name in names { complainOfName(name) }
    let closures = ClosureReader(section: section).runs()
    let shape = section.choice("called", as: FunctionModel.Shape.self) ?? .any
    if !Self.statements.contains(where: section.has) {
      let keys = Self.statements.map { "'\($0)'" }.joined(separator: ", ")
      section.complain("says nothing of the function: one of \(keys) is missing")
    }
    let returns = section.choice("returns", as: FunctionResult.self)
    let given = section.choice("given", as: GivenEffect.self)
    let place = section.choice("runs-on", as: ClosurePlace.self)
    let failure = section.choice("throws", as: FunctionFailure.self)
    let holds = section.choice("holds", of: ["lock"])
    complainOfConditions(returns)
    guard let reason = section.neededText("reason") else { return nil }
    var model = FunctionModel(
      names: names, shape: shape, closures: closures, returns: returns, given: given, reason: reason)
    model.runsOn = place
    model.failure = failure
    model.holdsLock = holds != nil
    model.resultType = section.text("result-type")
    model.receivers = section.texts("of")
    model.firstLabels = section.texts("first-label")
    model.flags = flags()
    model.isAsserted = isAsserted
    return model
  }

  /// `with: {repeats: true}`
  private func flags() -> [String: Bool] {
    guard let value = section.value("with"), let flags = Section(value, path: section.path("with"), section.problems)
    else { return [:] }
    return Dictionary(
      flags.keys.compactMap { label in flags.flag(label).map { (label, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// Functions are looked up by what stands before the parenthesis and behind the last dot.
  private func complainOfName(_ name: String) {
    guard let base = name.split(separator: "(").first?.split(separator: ".").last, base != name else { return }
    section.complain("'\(name)' is no base name; did you mean '\(base)'?", "name")
  }

  /// What is asked before the types of values are known cannot depend on them.
  private func complainOfConditions(_ returns: FunctionResult?) {
    for key in ["closure", "given", "holds", "result-type"] where section.has("of") && section.has(key) {
      section.complain("'\(key)' holds for every receiver: put it into an entry of its own", "of")
    }
    for key in ["of", "first-label"] where section.has(key) && returns == .never {
      section.complain("'returns: never' holds for every call: put it into an entry of its own", key)
    }
  }
}
