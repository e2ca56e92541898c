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
  /// Functions and methods with bodies by base name; initialisers under their type's name.
  private(set) var functions: [String: [BodyRef]] = [:]
  /// Types of stored members by type name and member name.
  private var memberTypes: [String: [String: TypeRef]] = [:]
  private var memberInitials: [String: [String: (file: Int, value: Value)]] = [:]
  /// For each file and body the bodies written directly in it.
  private var children: [[[BodyID]]] = []
  /// Where each value is tested in a whole function with its closures.
  private var tests: [BodyRef: [Value: Set<Int32>]] = [:]
  /// The bodies in a whole function that assign a literal or a case.
  private var flagSetters: [BodyRef: [BodyID]] = [:]
  /// `typealias` declarations by name.
  private var aliases: [String: TypeRef] = [:]
  var summaries: [SummaryKey: ParameterSummary] = [:]
  var summariesInProgress: Set<SummaryKey> = []

  init(_ files: [FlowFile], models: ModelTable) {
    self.files = files
    self.models = models
    for (number, file) in files.enumerated() {
      aliases.merge(file.aliases) { first, _ in first }
      var inner = [[BodyID]](repeating: [], count: file.bodies.count)
      for body in file.bodies {
        if let parent = body.parent { inner[Int(parent.index)].append(body.id) }
        index(body, file: number)
      }
      children.append(inner)
      for member in file.members {
        if let type = member.type { memberTypes[member.typeName, default: [:]][member.name] = type }
        if let initial = member.initial {
          memberInitials[member.typeName, default: [:]][member.name] = (number, initial)
        }
      }
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
  func alias(_ name: String) -> TypeRef? { aliases[name] }

  /// A function type behind a name. Whether it escapes is not to be seen then; it is taken to.
  func resolvingAlias(_ type: TypeRef) -> TypeRef {
    switch type {
    case .optional(let wrapped): return .optional(resolvingAlias(wrapped))
    case .named(let name, _):
      let base = name.split(separator: ".").last.map(String.init) ?? name
      guard var function = aliases[base]?.functionType else { return type }
      function.isEscaping = true
      return .function(function)
    default: return type
    }
  }
}

/// Types of values, as far as they are declared or evident.
extension Program {
  func typeName(of value: Value, file: Int, in body: Body) -> String? {
    let flow = files[file]
    switch value {
    case .variable(let id):
      let variable = flow[id]
      if let name = variable.type?.baseName { return name }
      return variable.definition.flatMap { $0 == value ? nil : typeName(of: $0, file: file, in: body) }
    case .call(let id): return constructedType(flow[id])
    case .selfReference: return body.typeName
    case .global(let name):
      guard let owner = body.typeName else { return nil }
      if let type = memberTypes[owner]?[name] { return type.baseName }
      guard let initial = memberInitials[owner]?[name], case .call(let id) = initial.value else { return nil }
      return constructedType(files[initial.file][id])
    case .member(let base, let name):
      guard let owner = typeName(of: base, file: file, in: body) else { return nil }
      return memberTypes[owner]?[name]?.baseName
    default: return nil
    }
  }

  /// The type of which a call makes a value, if it is a type: `AsyncChannel<Int>()`, `AsyncAlgorithms.AsyncChannel()`,
  /// `let channel: AsyncChannel<Int> = .init()`
  func typeMade(by site: CallSite, declared: String?) -> String? {
    switch site.callee {
    case .global(let type), .member(.global(let type), "init"): type
    case .member(.global, let type): type
    case .implicitMember("init"): declared
    default: nil
    }
  }

  /// `Type(…)` makes a `Type`.
  private func constructedType(_ site: CallSite) -> String? {
    guard case .global(let name) = site.callee, name.first?.isUppercase == true else { return nil }
    return name
  }
}
