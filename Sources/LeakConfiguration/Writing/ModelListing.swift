import LeakDomain

/// What is known, a line for each name: the name, what it does, why.
public struct ModelListing {
  let models: ModelTable
  public init(_ models: ModelTable) { self.models = models }

  /// The lines of each section, in order of names.
  public var sections: [(title: String, lines: [String])] {
    [
      ("functions", Self.columns(models.functions.flatMap(rows))),
      ("argument labels", Self.columns(models.labels.flatMap(rows))),
      ("types", Self.columns(models.types.flatMap(rows))),
      ("words in names", Self.columns(models.words.flatMap(rows))),
      ("primitives", Self.columns(models.primitives.map(row))),
    ].filter { !$0.lines.isEmpty }
  }

  private typealias Row = (name: String, effect: String, reason: String)

  private func rows(_ model: FunctionModel) -> [Row] {
    var effects = model.closures.map { run in
      "\(run.label.map { "'\($0)' runs" } ?? "its closure runs") \(Self.words(run))"
    }
    if let place = model.runsOn { effects.append("its closure runs \(Self.words(place))") }
    if model.holdsLock { effects.append("its closure runs while a lock is held") }
    switch model.returns {
    case .never: effects.append("never returns")
    case .nonEmpty: effects.append("never returns an empty collection")
    case .whenTrue: effects.append("returns only where its first operand is true")
    case nil: break
    }
    if let type = model.resultType { effects.append("gives what '\(type)' stands for where it is called") }
    switch model.failure {
    case .whenCancelled: effects.append("throws only when cancelled")
    case .caught: effects.append("catches what its closures throw")
    case .never: effects.append("throws nothing")
    case nil: break
    }
    if let given = model.given { effects.append(Self.words(given)) }
    let suffix = Self.condition(model)
    return model.names.map { ($0 + suffix, effects.joined(separator: ", "), model.reason) }
  }

  private static func condition(_ model: FunctionModel) -> String {
    var parts = model.shape == .any ? [] : [model.shape.rawValue]
    if !model.receivers.isEmpty { parts.append("of \(model.receivers.joined(separator: ", "))") }
    if !model.firstLabels.isEmpty { parts.append(model.firstLabels.map { $0 + ":" }.joined(separator: ", ")) }
    parts += model.flags.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  private func rows(_ model: TypeModel) -> [Row] {
    let ends = model.endsWith.isEmpty ? [] : ["ends with \(model.endsWith.joined(separator: " or "))"]
    let hears = model.operations.map { operation in
      "hears by \(operation.failures.map(TypeModel.Operation.signature).joined(separator: " or ")) that there will be no \(operation.finishes.joined(separator: " or "))"
    }
    let effect = (model.kinds.map(\.rawValue) + ends + hears).joined(separator: ", ")
    return model.names.map { ($0, effect, model.reason) }
  }

  private func rows(_ model: LabelModel) -> [Row] {
    model.labels.map { ($0, "its closure runs \(Self.words(ClosureRun(mode: model.mode)))", model.reason) }
  }

  private func rows(_ model: WordModel) -> [Row] {
    model.words.map { ($0, "\(model.role.rawValue), \(model.match.rawValue)", model.reason) }
  }

  private func row(_ model: PrimitiveModel) -> Row {
    let begin = model.begin
    let begins =
      (begin.isMade ? ["when made"] : []) + (begin.isParameter ? ["as a parameter"] : [])
      + begin.closuresOf.map { "in \($0)" } + begin.resultsOf.map { "as the result of \($0)" }
      + begin.calls.map { "with \($0)" } + begin.methods.map { "in \($0)" }
    let discharges = model.primitive.discharges.sorted().joined(separator: " or ")
    return (model.primitive.name, "begins \(begins.joined(separator: ", ")); met by \(discharges)", model.reason)
  }

  private static func words(_ run: ClosureRun) -> String {
    if run.isForEach { return "for each of any number of values, now" }
    if run.isInParts { return "for each part, until a Boolean argument is true" }
    switch run.mode {
    case .nowOnce: return "once, now"
    case .nowPerhaps: return "once or never, now"
    case .nowMany: return "any number of times, now"
    case .laterOnce: return "once, later"
    case .laterMany: return "any number of times, later"
    case .laterAgain: return "again and again, later"
    case .atEnd: return "only if something is ended early"
    case .perhaps: return "once or never"
    case .never: return "never"
    case .unknown: return "in a way that is not known"
    }
  }

  private static func words(_ place: ClosurePlace) -> String {
    switch place {
    case .pool: "on the pool of tasks"
    case .task: "in a task"
    case .main: "on the main thread"
    case .eventLoop: "on an event loop"
    case .queue: "on its queue"
    }
  }

  private static func words(_ given: GivenEffect) -> String {
    switch given {
    case .leave: "keeps nothing of what it is given"
    case .discharge: "discharges what it is given"
    case .handOn: "takes over what it is given"
    case .wait: "waits for what it is given"
    }
  }

  private static func columns(_ rows: [Row]) -> [String] {
    let name = rows.map(\.name.count).max() ?? 0
    let effect = min(60, rows.map(\.effect.count).max() ?? 0)
    return rows.sorted { ($0.name, $0.effect) < ($1.name, $1.effect) }.map { row in
      "\(padded(row.name, name))  \(padded(row.effect, effect))  \(row.reason)"
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
