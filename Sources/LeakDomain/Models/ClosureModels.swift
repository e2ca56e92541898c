import LeakFlow

/// How known functions run the closures that they are given.
extension ModelTable {
  /// How `call` runs the closure in argument `label`; `nil` where no model knows.
  public func mode(of call: CallSite, label: String?) -> ClosureMode? { run(of: call, label: label)?.mode }

  /// Whether a function that runs its closure any number of times is never that of an optional, which runs it once.
  public func runsForEach(_ call: CallSite) -> Bool {
    models(of: call).contains { $0.closures.contains(where: \.isForEach) }
  }

  /// The same, or the closure gives something for each of them: `items.map { … }`.
  public func runsForEachOfAny(_ call: CallSite) -> Bool {
    guard let last = call.arguments.last, case .body = last.value, call.receiver != nil else { return false }
    return runsForEach(call) || mode(of: call, label: last.label) == .nowMany
  }

  /// What a question to all elements, one by one, comes to where there is none; `nil` for other calls.
  public func answerWithoutElements(_ call: CallSite) -> Bool? {
    guard let name = call.name, runsForEachOfAny(call) else { return nil }
    return has(name, .asksForAny) ? false : has(name, .asksForAll) ? true : nil
  }

  /// Whether the closure in argument `label` of `call` is called for one part after the other, and told of the last one.
  public func runsInParts(_ call: CallSite, label: String?) -> Bool { run(of: call, label: label)?.isInParts ?? false }

  private func run(of call: CallSite, label: String?) -> ClosureRun? {
    let runs = models(of: call).lazy.flatMap(\.closures)
    if let label, let exact = runs.first(where: { $0.label == label }) { return exact }
    return runs.first { $0.label == nil }
  }

  /// What a function does with an obligation that it is given, whatever its source shows.
  public func effectOfGiving(to call: CallSite) -> GivenEffect? {
    models(of: call).lazy.compactMap(\.given).first
  }

  /// Whether a model says what a function of this name does with an obligation: then its source need not show it.
  public func tellsWhatIsGiven(to name: String) -> Bool {
    functionsByName[name]?.contains { $0.given != nil } ?? false
  }

  private func models(of call: CallSite) -> [FunctionModel] {
    guard let name = call.name else { return [] }
    if let models = functionsByName[name]?.filter({ $0.accepts(call) }), !models.isEmpty { return models }
    return functionsByPrefix.filter { name.hasPrefix($0.prefix) && $0.model.accepts(call) }.map(\.model)
  }

  /// What the label alone tells of a closure's mode.
  public func mode(ofLabel label: String?) -> ClosureMode? { label.flatMap { modesByLabel[$0] } }

  /// What the callee's name alone tells of a closure's mode.
  public func mode(ofCallee name: String?) -> ClosureMode? {
    guard let name else { return nil }
    let isEvent = name.hasPrefix("on") && name.dropFirst(2).first?.isUppercase == true
    if isEvent, !has(name, .outcome) { return .laterMany }
    return has(name, .observer) ? .laterMany : nil
  }

  /// Whether a Boolean parameter of a callback, with this value, says that the callback will be called again.
  public func comesAgain(parameter name: String, is value: Bool) -> Bool {
    has(name, value ? .moreCalls : .lastCall)
  }
}
