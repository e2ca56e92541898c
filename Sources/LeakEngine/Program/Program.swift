import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// A body of the analysed program.
struct BodyRef: Hashable, Sendable {
  var file: Int
  var body: BodyID
}

/// All analysed files with the indexes that resolving calls needs.
final class Program {
  let files: [FlowFile]
  let models: ModelTable
  let types: TypeIndex
  let members: MemberIndex
  /// Functions and methods with bodies by base name; initialisers under their type's name.
  private(set) var functions: [String: [BodyRef]] = [:]
  /// Variables outside of types and functions, by name.
  private(set) var globals: [String: [(file: Int, variable: VarID)]] = [:]
  /// For each file whether it is one of tests.
  let isTest: [Bool]
  /// For each file and body the bodies written directly in it.
  private var children: [[[BodyID]]] = []
  /// Where each value is tested in a whole function with its closures.
  private var tests: [BodyRef: [Value: Set<Int32>]] = [:]
  /// The bodies in a whole function that assign a literal or a case.
  private var flagSetters: [BodyRef: [BodyID]] = [:]
  var callGraph = CallGraph()
  var summaries: [SummaryKey: ParameterSummary] = [:]
  /// The cycle of functions whose summaries are being computed, innermost last.
  var rounds: [SummaryRounds] = []
  /// What is known of the places of calls and types, so that nothing is looked up twice.
  var resolutions: [CallPlace: ResolvedCall?] = [:]
  var contexts: [BodyRef: TypeContext] = [:]
  var receivers: [Int: [VarID: Receiver]] = [:]
  lazy var changedMembers = findChangedMembers()
  /// All calls by the base name of what is called.
  lazy var callsByName: [String: [(file: Int, call: CallID)]] = {
    var calls: [String: [(file: Int, call: CallID)]] = [:]
    for (number, file) in files.enumerated() {
      for (index, site) in file.calls.enumerated() {
        if let name = site.name { calls[name, default: []].append((number, CallID(index))) }
      }
    }
    return calls
  }()

  /// Names of functions that are declared to return a channel; closures have none.
  private lazy var channelMakers = Set(files.lazy.flatMap(\.bodies).filter(returnsChannel).map(\.name))

  init(_ files: [FlowFile], models: ModelTable) {
    self.files = files
    self.models = models
    types = TypeIndex(files)
    members = MemberIndex(files, types: types)
    isTest = files.map { TestCode.isTest($0.path) }
    for (number, file) in files.enumerated() {
      var inner = [[BodyID]](repeating: [], count: file.bodies.count)
      for body in file.bodies {
        if let parent = body.parent { inner[Int(parent.index)].append(body.id) }
        index(body, file: number)
      }
      children.append(inner)
      for (name, variable) in file.globals { globals[name, default: []].append((number, variable)) }
    }
  }

  private func index(_ body: Body, file: Int) {
    guard body.parent == nil, case .function(let kind) = body.kind else { return }
    switch kind {
    case .function: functions[body.name, default: []].append(BodyRef(file: file, body: body.id))
    case .initializer: functions[body.typeName ?? "", default: []].append(BodyRef(file: file, body: body.id))
    default: break
    }
  }

  func returnsChannel(_ body: Body) -> Bool {
    body.result?.baseName.map { models.primitive(.channel, type: $0) != nil } ?? false
  }

  /// Whether a call of something of this name, or of something without a name, may return a channel.
  func mayMakeChannel(_ name: String?) -> Bool {
    !channelMakers.isEmpty && (name.map(channelMakers.contains) ?? true || channelMakers.contains("callAsFunction"))
  }

  func body(_ ref: BodyRef) -> Body { files[ref.file][ref.body] }

  /// The outermost body around one.
  func root(of ref: BodyRef) -> BodyRef {
    var current = ref
    while let parent = body(current).parent { current.body = parent }
    return current
  }

  /// A body with all bodies inside it.
  func family(of ref: BodyRef) -> [BodyID] {
    var all = [ref.body]
    var next = 0
    while next < all.count {
      all.append(contentsOf: children[ref.file][Int(all[next].index)])
      next += 1
    }
    return all
  }

  /// The bodies of the outermost function around `ref` that assign a literal or a case to something.
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
    case .assign(_, .literal), .assign(_, .implicitMember): true
    default: false
    }
  }

  /// For each value the places (offsets) of the outermost function around `ref` at which it is tested, bound or returned.
  func tests(around ref: BodyRef) -> [Value: Set<Int32>] {
    let root = root(of: ref)
    if let known = tests[root] { return known }
    var counts: [Value: Set<Int32>] = [:]
    for body in family(of: root) {
      let deferred = files[root.file][body].deferred
      for block in files[root.file][body].blocks {
        for instruction in block.instructions {
          if case .bind(_, let value?) = instruction.kind, !value.isCall {
            counts[value, default: []].insert(instruction.range.start)
          }
        }
        switch block.terminator {
        case .branch(let test, _, let range, _, _):
          guard let subject = test.subject else { break }
          // Tested twice in one condition, or in a `defer`: what was decided is asked again.
          let isNew = counts[subject, default: []].insert(range.start).inserted
          if !isNew || deferred.contains(where: { $0.contains(range) }) { counts[subject, default: []].insert(.max) }
        case .exit(let exit):
          if let value = exit.value, !value.isCall { counts[value, default: []].insert(exit.range.start) }
        default: break
        }
      }
    }
    tests[root] = counts
    return counts
  }
}

extension Program {
  /// The facts about values that are tested again: further down, or anywhere else where a loop may come back.
  func relevant(
    _ facts: Facts, after range: SourceRange, in body: Body, tests: [Value: Set<Int32>]
  ) -> Facts {
    guard !facts.isEmpty else { return facts }
    let mayComeBack = body.skippable.contains {
      ($0.kind == .loop || $0.kind == .endlessLoop) && $0.range.contains(range)
    }
    return facts.filtered { subject in
      guard let places = tests[subject] else { return false }
      // The other parts of one condition have its place.
      return places.contains { $0 > range.start } || (places.count > 1 && (mayComeBack || places.contains(range.start)))
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
      return !models.isRegistration(body(function).name)
    }
    return type?.baseName.flatMap(models.primitive(ofParameter:)) != nil
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

/// The place of one call: what it resolves to depends on nothing else.
struct CallPlace: Hashable {
  var file: Int
  var range: SourceRange
  var body: BodyID
}
