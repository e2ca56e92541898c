import LeakAST
import LeakDomain
import LeakFlow

/// What is written in the bodies of a module, as far as it decides whether other modules may ask for them.
struct BodyEvidence {
  private let program: Program
  private let carrying: CarryingTypes
  /// Names of members that carry an obligation.
  private let keepers: Set<String>
  /// Names of what begins, meets or waits for an obligation of any primitive, and of types that carry one.
  private let operations: Set<String>
  /// The calls in each function, by its outermost body.
  private var calls: [BodyRef: [CallID]] = [:]

  init(_ program: Program) {
    self.program = program
    carrying = CarryingTypes(program)
    keepers = carrying.keepers
    var names: Set<String> = ["wait", "sync"]
    for model in program.models.primitives {
      let primitive = model.primitive
      let begin = model.begin
      names.formUnion(model.types + begin.closuresOf + begin.resultsOf + begin.calls + begin.methods)
      for name in primitive.discharges.union(primitive.neutral).union(primitive.waits) {
        names.insert(String(name.prefix { $0 != "(" }))
      }
    }
    operations = names
    for (number, file) in program.files.enumerated() {
      for (index, site) in file.calls.enumerated() {
        let root = program.root(of: BodyRef(file: number, body: site.body))
        calls[root, default: []].append(CallID(index))
      }
    }
  }

  /// The names of the functions and types that a function calls.
  func calledNames(_ ref: BodyRef) -> Set<String> {
    Set((calls[ref] ?? []).compactMap { program.files[ref.file][$0].name })
  }

  /// Whether something in it is, or may be, done to a waiter: those that call it may do the same.
  func dealsWithWaiters(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    if !calledNames(ref).isDisjoint(with: operations) || attachesPipe(ref) { return true }
    return program.family(of: ref).contains { id in
      file.containsValue(in: file[id]) { value in
        value.contains { part in part.memberName.map(keepers.contains) ?? false }
      }
    }
  }

  /// Whether it gives an object, which may be one of another module, a closure to keep: `setting.onChange = { … }`
  private func givesCallback(_ ref: BodyRef) -> Bool {
    instructions(in: ref).contains { instruction in
      guard case .assign(.member, let value) = instruction.kind else { return false }
      return program.closureBody(of: value, file: ref.file) != nil
    }
  }

  /// What a function does, and what its closures do.
  private func instructions(in ref: BodyRef) -> some Sequence<Instruction> {
    let file = program.files[ref.file]
    return program.family(of: ref).lazy.flatMap { file[$0].blocks }.flatMap(\.instructions)
  }

  /// Whether it makes a child process write where somebody has to read, which may be its caller, or a caller of that.
  private func attachesPipe(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    guard file.changedMembers.contains(where: { program.models.has($0, .childOutput) }) else { return false }
    return instructions(in: ref).contains { instruction in
      guard case .assign(let target, _) = instruction.kind, let name = target.memberName else { return false }
      return program.models.has(name, .childOutput)
    }
  }

  /// Whether it counts in a member of its object and gives something back, which may tell who comes last.
  private func tellsCount(_ ref: BodyRef) -> Bool {
    guard let result = program.body(ref).result, !result.isVoid else { return false }
    return program.changes(in: ref).counted.keys.contains { $0.memberName != nil }
  }

  /// Whether others may give it something that it must look after, wait for what it awaits, be told by it who comes last, or
  /// count how often it makes what keeps waiters.
  func mayTakePart(_ ref: BodyRef) -> Bool {
    let body = program.body(ref)
    guard case .function(let kind) = body.kind else { return true }
    let file = program.files[ref.file]
    if body.isAsync || (calls[ref] ?? []).contains(where: { file[$0].body == ref.body && file[$0].isAwaited }) {
      return true
    }
    if !calledNames(ref).isDisjoint(with: carrying.owners) || givesCallback(ref) { return true }
    switch kind {
    case .function, .initializer:
      return carrying.mayReturn(body.result, in: ref) || tellsCount(ref)
        || body.parameters.contains { carrying.mayCarry($0.type, in: ref) }
    // Nobody calls these by their names.
    case .accessor, .subscripted, .deinitializer, .closure: return false
    }
  }
}
