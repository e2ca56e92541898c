import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// A body of the analysed program.
struct BodyRef: Hashable, Sendable {
  var file: Int
  var body: BodyID
}

/// The analysed files, and what has been found out about them so far: each thread has one of its own.
final class Program {
  let index: ProgramIndex
  /// Where each value is tested in a whole function with its closures.
  var testPlaces: [BodyRef: [Value: TestPlaces]] = [:]
  private var changes: [BodyRef: BodyChanges] = [:]
  /// The bodies in a whole function that assign a literal, a case, or a variable.
  private var flagSetters: [BodyRef: [BodyID]] = [:]
  var callGraph = CallGraph()
  var summaries: [SummaryKey: ParameterSummary] = [:]
  /// The cycle of functions whose summaries are being computed, innermost last.
  var rounds: [SummaryRounds] = []
  var firstLooks: [SummaryKey: SummaryRounds.FirstLook] = [:]
  /// What leads to more summaries of one cycle than are computed: it stays unknown.
  var oversized: Set<SummaryKey> = []
  /// A summary is being computed: others that it takes are part of that.
  var isSummarizing = false
  /// What calls of `files` resolve to, so that nothing is looked up twice.
  var resolutions: [ObjectIdentifier: Resolution] = [:]
  /// What implements methods of protocols.
  var implementations: [RequiredMethod: [BodyRef]] = [:]
  /// The farthest link of a chain of calls and members that was looked at.
  var chainEnd = 0
  /// By file and body, what names of types mean there.
  var contexts: [[TypeContext?]]
  var receivers: [Int: [VarID: Receiver]] = [:]
  /// Names of members that something else than an initialiser of their own type assigns.
  lazy var changedMembers = Set(files.lazy.flatMap(\.changedMembers))
  lazy var lives = ProgramLives(index)
  /// Names of functions that may give a continuation to a closure.
  private(set) lazy var giverNames: Set<String> = findGiverNames()
  private(set) lazy var promiseGivers: Set<String> = findPromiseGivers()
  /// How values of declared types hold an obligation.
  var holdings: [CarrierTypes.Place: CarrierTypes.Holding?] = [:]
  private(set) lazy var results = DeclaredResults(self)
  /// Accessors and observers of properties, subscripts and deinitialisers, by type: nobody calls them by a name.
  private(set) lazy var implicitlyCalled: [TypeKey: [BodyRef]] = findImplicitlyCalled()
  /// Types whose objects only keep what they are given.
  var keepers: [TypeKey: Bool] = [:]
  /// The calls of a file whose result goes on to another call.
  var resultsGoingOn: [Int: Set<CallID>] = [:]
  /// Whether any enum carries something in a case of a name.
  var carryingCases: [ActionCase: Bool] = [:]
  /// Whether anything that lasts has an enum in it.
  var keptEnums: [TypeKey: Bool] = [:]
  private(set) lazy var lastingTypeNames = findLastingTypeNames()
  private(set) lazy var namedPayloads = findNamedPayloads()
  /// Parameters that somebody is known to wait for.
  var awaitedParameters: [AwaitedParameter: Bool] = [:]
  /// Members of which it is known whether anything reads them.
  var idleMembers: [IdleMember: Bool] = [:]
  /// By file, the members that change together.
  var pairedLists: [Int: PairedLists] = [:]
  /// The links of chained calls by file.
  var links: [Int: [CallID: CallID]] = [:]
  /// What methods return where their object is marked already.
  var markedResults: [BodyRef: Bool?] = [:]
  /// Locks and queues that one thread at a time has.
  lazy var exclusives = Exclusives(self, leads: LockLeads(self))
  /// The closures that are given to properties which keep them.
  var keptClosures: [CallbackProperty: [KeptClosures.Callback]] = [:]
  private(set) lazy var keptFunctionNames = findKeptFunctionNames()
  /// Methods that take a lock, or a place: what others may have changed until then is not known.
  private(set) lazy var takingMethods = Set(models.primitives.filter(\.primitive.isTaken).flatMap(\.begin.calls))
  var keptForEvents: [ParameterKey: Bool] = [:]
  var lastingListeners: [LastingListeners.Key: Bool] = [:]
  private var executors: [Int: Executors] = [:]
  /// Names of calls that have a word of a role.
  var calledNames: [WordModel.Role: Set<String>] = [:]
  private var words: [WordModel.Role: [String: Bool]] = [:]

  init(_ index: ProgramIndex) {
    self.index = index
    contexts = [[TypeContext?]](repeating: [], count: index.files.count)
  }

  var files: [FlowFile] { index.files }
  var models: ModelTable { index.models }
  var types: TypeIndex { index.types }
  // Lent and not copied: a copy retains half a dozen tables, which all threads share.
  var members: MemberIndex { _read { yield index.members } }
  var functions: [String: [BodyRef]] { index.functions }
  var globals: [String: [(file: Int, variable: VarID)]] { index.globals }
  var callsByName: [String: [(file: Int, call: CallID)]] { index.callsByName }
  var isTest: [Bool] { index.isTest }

  func returnsChannel(_ body: Body) -> Bool { index.returnsChannel(body) }

  /// Whether a call of something of this name, or of something without a name, may return a channel.
  func mayMakeChannel(_ name: String?) -> Bool {
    let makers = index.channelMakers
    return !makers.isEmpty && (name.map(makers.contains) ?? true || makers.contains("callAsFunction"))
  }

  /// Whether a name has a word of a role: asked of every call, and names repeat.
  func has(_ name: String, _ role: WordModel.Role) -> Bool {
    if let known = words[role]?[name] { return known }
    let found = models.has(name, role)
    words[role, default: [:]][name] = found
    return found
  }

  /// On what the bodies of a file run.
  func executors(of file: Int) -> Executors {
    if let known = executors[file] { return known }
    let found = Executors(self, file: file, types: index.isolations)
    executors[file] = found
    return found
  }

  private func findImplicitlyCalled() -> [TypeKey: [BodyRef]] {
    var found: [TypeKey: [BodyRef]] = [:]
    for (number, file) in files.enumerated() {
      for body in file.bodies {
        guard case .function(let kind) = body.kind, kind != .function, kind != .initializer, kind != .closure,
          let key = body.typePath.flatMap({ types.key(path: $0, file: number) })
        else { continue }
        found[key, default: []].append(BodyRef(file: number, body: body.id))
      }
    }
    return found
  }

  func body(_ ref: BodyRef) -> Body { files[ref.file][ref.body] }

  /// The outermost body around one.
  func root(of ref: BodyRef) -> BodyRef { index.root(of: ref) }

  /// A body with all bodies inside it.
  func family(of ref: BodyRef) -> [BodyID] {
    ref.body.family(in: index.children[ref.file])
  }

  /// The bodies of the outermost function around `ref` that assign a literal or a case to something, or anything to a
  /// variable.
  func bodiesSettingFlags(around ref: BodyRef) -> [BodyID] {
    let root = root(of: ref)
    if let known = flagSetters[root] { return known }
    let setters = family(of: root).filter { id in
      files[root.file][id].blocks.contains { $0.instructions.contains(where: Self.setsFlag) }
    }
    flagSetters[root] = setters
    return setters
  }

  private static func setsFlag(_ instruction: Instruction) -> Bool {
    switch instruction.kind {
    case .assign(_, .literal), .assign(_, .implicitMember), .assign(.variable, _): true
    default: false
    }
  }

  /// What a body changes and decides by, put together once.
  func changes(in ref: BodyRef) -> BodyChanges {
    if let known = changes[ref] { return known }
    let made = BodyChanges(body(ref), file: ref.file, in: self)
    changes[ref] = made
    return made
  }
}

extension Program {
  /// The facts about values that are tested again: further down, or anywhere else where a loop may come back.
  func relevant(
    _ facts: Facts, after range: SourceRange, in body: Body, tests: [Value: TestPlaces]
  ) -> Facts {
    guard !facts.isEmpty else { return facts }
    let mayComeBack = body.skippable.contains {
      ($0.kind == .loop || $0.kind == .endlessLoop) && $0.range.contains(range)
    }
    return facts.filtered { subject in
      guard let places = tests[subject] else { return false }
      if places.last > range.start || places.shared.contains(range.start) { return true }
      return places.count > 1 && (mayComeBack || places.contains(range.start))
    }
  }

  /// What a `typealias` of this name stands for.
  func alias(_ name: String) -> TypeRef? { types.alias(named: name) }

  /// Whether a parameter is itself a completion handler, or of a type that carries an obligation.
  func isCarrier(_ index: Int, of function: BodyRef) -> Bool {
    let parameter = body(function).parameters[index]
    let type = parameter.type.map { resolvingAlias($0, in: function) }
    let name = files[function.file][parameter.variable].name
    if models.isHandler(label: parameter.label, name: name, type: type) {
      return !models.isRegistration(body(function).name, label: parameter.label, type: type)
    }
    if isAwaited(index, of: function) { return true }
    return parameter.type.flatMap { nominalName($0, in: function) }.flatMap(models.primitive(ofParameter:)) != nil
  }

  /// The base name of a type, or of what a name stands for.
  func nominalName(_ type: TypeRef, in ref: BodyRef) -> String? {
    guard let name = type.baseName, types.isAlias(name) else { return type.baseName }
    return types.resolved(TypedRef(type, context(of: ref))).type.baseName
  }

  /// What a type is without the names that stand for it, below its optionals.
  func meant(by type: TypeRef, in ref: BodyRef) -> TypeRef {
    if case .optional(let wrapped) = type { return .optional(meant(by: wrapped, in: ref)) }
    return types.resolved(TypedRef(type, context(of: ref))).type
  }

  /// The streams that are made by a type of this name, which may stand for another.
  func stream(ofType name: String, in ref: BodyRef) -> Primitive? {
    if let known = models.primitive(.stream, type: name) { return known }
    guard types.isAlias(name) else { return nil }
    return nominalName(.named(name, []), in: ref).flatMap { models.primitive(.stream, type: $0) }
  }

  /// A function type behind a name. Whether it escapes is not to be seen then; it is taken to.
  func resolvingAlias(_ type: TypeRef, in ref: BodyRef) -> TypeRef {
    switch type {
    case .optional(let wrapped): return .optional(resolvingAlias(wrapped, in: ref))
    case .named(let name, _):
      guard types.isAlias(name), case .function(var function) = types.resolved(TypedRef(type, context(of: ref))).type
      else { return type }
      function.isEscaping = true
      return .function(function)
    default: return type
    }
  }
}
