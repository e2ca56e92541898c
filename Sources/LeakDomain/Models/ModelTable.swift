import LeakFlow

/// All that is known of functions, names and primitives whose sources are not analysed.
///
/// Plain values, in an object that everybody shares. `LeakConfiguration` reads them from the built-in files and from a
/// user's; where two entries speak of one thing, the first one holds.
public final class ModelTable: Sendable {
  public let functions: [FunctionModel]
  public let labels: [LabelModel]
  public let types: [TypeModel]
  public let words: [WordModel]
  public let primitives: [PrimitiveModel]

  /// What decides on flow graphs.
  public let knownFunctions: KnownFunctions
  let functionsByName: [String: [FunctionModel]]
  /// Names that end in `*`, without it.
  let functionsByPrefix: [(prefix: String, model: FunctionModel)]
  let traitsByName: [String: [FunctionModel]]
  let modesByLabel: [String: ClosureMode]
  let typesByKind: [TypeModel.Kind: Set<String>]
  let operationsByProtocol: [String: [TypeModel.Operation]]
  let answersByProtocol: [String: [String]]
  let eventsByProtocol: [String: [TypeModel.Events]]
  private let wordsByRole: [WordModel.Role: WordTable]
  let primitivesByType: [String: [PrimitiveModel]]
  let primitivesByClosure: [String: PrimitiveModel]
  let primitivesByResult: [String: PrimitiveModel]
  let primitivesByCall: [String: [PrimitiveModel]]
  /// Base names of all calls by which an obligation may begin, other than by their results.
  private let beginnings: Set<String>
  private let methodsThatBegin: Set<String>

  public init(
    functions: [FunctionModel] = [], labels: [LabelModel] = [], types: [TypeModel] = [],
    words: [WordModel] = [], primitives: [PrimitiveModel] = []
  ) {
    self.functions = functions
    self.labels = labels
    self.types = types
    self.words = words
    self.primitives = primitives
    knownFunctions = KnownFunctions(
      neverReturning: Self.endings(functions),
      // What is asked for before types and labels are known holds for every function of the name.
      catching: Set(functions.filter { $0.failure == .caught && $0.holdsForEveryCall }.flatMap(\.names)),
      asserting: Set(functions.filter { $0.returns == .whenTrue }.flatMap(\.names)))
    var named: [String: [FunctionModel]] = [:]
    var prefixed: [(prefix: String, model: FunctionModel)] = []
    for model in functions where !model.closures.isEmpty || model.given != nil {
      for name in model.names {
        if name.hasSuffix("*") {
          prefixed.append((String(name.dropLast()), model))
        } else {
          named[name, default: []].append(model)
        }
      }
    }
    functionsByName = named
    functionsByPrefix = prefixed
    modesByLabel = Dictionary(
      labels.flatMap { model in model.labels.map { ($0, model.mode) } }, uniquingKeysWith: { first, _ in first })
    traitsByName = Dictionary(
      functions.filter(\.hasTraits).flatMap { model in model.names.map { ($0, [model]) } }, uniquingKeysWith: +)
    typesByKind = Dictionary(
      types.flatMap { model in model.kinds.map { ($0, Set(model.names)) } }, uniquingKeysWith: { $0.union($1) })
    operationsByProtocol = Dictionary(
      types.filter { !$0.operations.isEmpty }.flatMap { model in model.names.map { ($0, model.operations) } },
      uniquingKeysWith: { first, _ in first })
    answersByProtocol = Dictionary(
      types.filter { !$0.answers.isEmpty }.flatMap { model in model.names.map { ($0, model.answers) } },
      uniquingKeysWith: +)
    eventsByProtocol = Dictionary(
      types.filter { !$0.events.isEmpty }.flatMap { model in model.names.map { ($0, model.events) } },
      uniquingKeysWith: +)
    wordsByRole = Dictionary(grouping: words, by: \.role).mapValues(WordTable.init)
    primitivesByType = Dictionary(
      primitives.flatMap { model in model.types.map { ($0, [model]) } }, uniquingKeysWith: +)
    primitivesByClosure = Dictionary(
      primitives.flatMap { model in model.begin.closuresOf.map { ($0, model) } },
      uniquingKeysWith: { first, _ in first })
    primitivesByResult = Dictionary(
      primitives.flatMap { model in model.begin.resultsOf.map { ($0, model) } }, uniquingKeysWith: { first, _ in first }
    )
    primitivesByCall = Dictionary(
      primitives.flatMap { model in model.begin.calls.map { ($0, [model]) } }, uniquingKeysWith: +)
    methodsThatBegin = Set(primitives.flatMap(\.begin.methods))
    let names = primitives.flatMap { model -> [String] in model.types + model.begin.closuresOf + model.begin.calls }
    beginnings = Set(names.compactMap(Self.baseName))
  }

  /// `load` of `Loader.load(from:)`, `init` of `Response(body:).init`.
  private static func baseName(_ name: String) -> String? {
    if name.hasSuffix(").init") { return "init" }
    return name.prefix { $0 != "(" }.split(separator: ".").last.map(String.init)
  }

  private static func endings(_ functions: [FunctionModel]) -> NeverReturning {
    var all = NeverReturning()
    for model in functions where model.returns == .never {
      if model.shape != .method { all.functions.formUnion(model.names) }
      if model.shape != .free { all.methods.formUnion(model.names) }
      if model.isAsserted { all.asserted.formUnion(model.names) }
    }
    return all
  }

  public var isEmpty: Bool {
    functions.isEmpty && labels.isEmpty && types.isEmpty && words.isEmpty && primitives.isEmpty
  }

  /// Both tables; where they disagree, this one holds.
  public func before(_ other: ModelTable) -> ModelTable {
    ModelTable(
      functions: functions + other.functions, labels: labels + other.labels, types: types + other.types,
      words: words + other.words, primitives: primitives + other.primitives)
  }
}

/// Primitives by what the source shows of them.
extension ModelTable {
  /// The primitive of a kind whose obligations values of a type carry.
  public func primitive(_ kind: Primitive.Kind, type: String) -> Primitive? {
    primitivesByType[type]?.first { $0.primitive.kind == kind }?.primitive
  }

  /// The primitive that a function gives to its closure.
  public func primitive(givenToClosureOf function: String) -> Primitive? {
    primitivesByClosure[function]?.primitive
  }

  /// The primitive that a function returns.
  public func primitive(resultOf function: String) -> Primitive? { primitivesByResult[function]?.primitive }

  /// The primitive of operations that say themselves when they are finished.
  public var operation: Primitive? { primitives.first { $0.primitive.kind == .operation }?.primitive }

  /// A primitive that is known by its model alone, and of which a call makes a value: of its type, or as a result.
  public func custom(madeBy site: CallSite, type: String?) -> Primitive? {
    if let type, let made = primitivesByType[type]?.first(where: \.begin.isMade), made.primitive.kind == .custom {
      return made.begin.isRuledOut(by: site) ? nil : made.primitive
    }
    let names = [site.qualifiedName, site.name].compactMap { $0 }
    guard let model = names.lazy.compactMap({ self.primitivesByResult[$0] }).first, model.primitive.kind == .custom,
      !model.begin.isRuledOut(by: site)
    else { return nil }
    return model.primitive
  }

  /// A primitive that is known by its model alone, and that a method begins on a value of a type.
  public func custom(begunBy method: String, on type: String) -> PrimitiveModel? {
    primitivesByCall[method]?.first { $0.primitive.kind == .custom && $0.types.contains(type) }
  }

  /// The same for a function of C, which is given first what a method is called on: its primitive has no types.
  public func custom(begunByFunction name: String) -> PrimitiveModel? {
    primitivesByCall[name]?.first { $0.primitive.kind == .custom && $0.types.isEmpty }
  }

  /// Whether a call of this name may begin an obligation, if not by its result: most calls do not.
  public func mayBeBeginning(_ name: String) -> Bool { beginnings.contains(name) }

  /// Whether a method of any type begins an obligation.
  public func mayBegin(_ method: String) -> Bool { primitivesByCall[method] != nil }

  /// What a main program is to be ended by, and the functions in which it waits for that.
  public var ofMainPrograms: PrimitiveModel? { primitives.first { !$0.begin.mains.isEmpty } }

  /// The primitive that objects of a type carry in a method that their class overrides.
  /// - Returns: and the case by which the method says that it is discharged later, if it can say so.
  public func primitive(ofMethod method: String, of type: String) -> (primitive: Primitive, returning: String?)? {
    primitivesByType[type]?.first { $0.begin.methods.contains(method) }.map { ($0.primitive, $0.begin.returning) }
  }

  /// Whether an obligation may begin where a method of this name does.
  public func mayBegin(inMethod name: String) -> Bool { methodsThatBegin.contains(name) }

  /// Whether the values of a type have to do with the obligations of a primitive.
  public func isPrimitive(_ type: String) -> Bool { primitivesByType[type] != nil }

  /// The primitive that a parameter of a type may carry.
  public func primitive(ofParameter type: String) -> Primitive? {
    primitivesByType[type]?.first { $0.begin.isParameter }?.primitive
  }
}

extension ModelTable {
  /// Whether a name has a word of a role.
  public func has(_ name: String, _ role: WordModel.Role) -> Bool { wordsByRole[role]?.has(name) ?? false }

  /// Whether of all cases of some enum, which have the role `oneOfAllCases`, one is left.
  public func isLastCase(_ name: String, besides others: [String]) -> Bool {
    if others.isEmpty { return false }
    let ruledOut = Set(others.map { $0.lowercased() })
    let lower = name.lowercased()
    return words.contains { model in
      model.role == .oneOfAllCases && model.words.contains(lower)
        && model.words.allSatisfy { $0 == lower || ruledOut.contains($0) }
    }
  }
}

/// The words of one role.
private struct WordTable {
  /// Those that are whole names.
  var whole: Set<String>
  var others: [WordModel]

  init(_ models: [WordModel]) {
    whole = Set(models.lazy.filter { $0.match == .whole }.flatMap(\.words))
    others = models.filter { $0.match != .whole }
  }

  func has(_ name: String) -> Bool {
    let lower = name.lowercased()
    return whole.contains(lower) || others.contains { $0.matches(name, lower: lower) }
  }
}

extension PrimitiveModel.Begin {
  /// Whether a call does not say `false` where that is what makes the obligation.
  fileprivate func isRuledOut(by site: CallSite) -> Bool {
    !unless.allSatisfy { label in
      site.arguments.contains { $0.label == label && $0.value == .literal(.bool(false)) }
    }
  }
}
