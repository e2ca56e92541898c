import LeakAST
import LeakDomain
import LeakFlow

/// Functions of the sources that wait in a continuation and give it to a closure of their caller, as it is or in an object
/// that stands for it. The closure owes it then.
///
///     func withWaiter<T>(_ body: (Waiter<T>) -> Void) async -> T {
///       await withCheckedContinuation { body(Waiter(continuation: $0)) }
///     }
///
/// Omissions: functions that do anything more with the continuation, such as to resume it when they are cancelled or when it
/// takes too long.
struct CarrierGivers {
  let program: Program

  /// What a function gives to the closure that it is given.
  struct Given: Hashable {
    var primitive: Primitive
    /// Which of the closure's parameters it is.
    var position: Int
    /// Its type, as the function that gives it has declared that.
    var type: TypeRef?
  }

  /// How many functions that give their closure to the next are followed.
  private static let depth = 4

  /// What a call gives to one of its operands, which is a closure.
  func given(to operand: Int, of site: CallSite, in file: Int) -> Given? {
    guard let name = site.name, program.giverNames.contains(name) else { return nil }
    return given(to: operand, of: site, in: file, Self.depth)
  }

  private func given(to operand: Int, of site: CallSite, in file: Int, _ depth: Int) -> Given? {
    guard depth > 0 else { return nil }
    if let name = site.name, operand == site.arguments.count - 1,
      let primitive = program.models.primitive(givenToClosureOf: name)
    {
      return primitive.kind == .continuation ? Given(primitive: primitive, position: 0) : nil
    }
    if let resolved = program.resolve(site, file: file) {
      return given(by: resolved.target, to: resolved.parameters[operand], depth)
    }
    // Several that fit, of which each gives the same.
    let caller = BodyRef(file: file, body: site.body)
    let query = CallQuery(call: site, caller: caller, byValue: false, depth: 0)
    let found = Set(
      (program.functions[site.name ?? ""] ?? []).compactMap { ref in
        program.fits(ref, query).map { given(by: ref, to: $0[operand], depth) }
      })
    return found.count == 1 ? found.first ?? nil : nil
  }

  private func given(by ref: BodyRef, to parameter: Int, _ depth: Int) -> Given? {
    let file = program.files[ref.file]
    let family = Set(program.family(of: ref))
    let names = names(of: program.body(ref).parameters[parameter].variable, in: file, family)
    let uses = family.flatMap { file[$0].calls }.filter { id in names.contains { file[id].uses($0) } }
    guard uses.count == 1, let id = uses.first else { return nil }
    let site = file[id]
    guard names.contains(site.callee) else {
      guard let operand = site.arguments.firstIndex(where: { names.contains($0.value) }) else { return nil }
      return given(to: operand, of: site, in: ref.file, depth - 1)
    }
    let types = program.body(ref).parameters[parameter].type?.functionType?.parameters ?? []
    let given = site.arguments.indices.compactMap { index in
      origin(of: site.arguments[index].value, usedBy: id, in: ref.file, family, depth).map {
        Given(primitive: $0, position: index, type: types.indices.contains(index) ? types[index] : nil)
      }
    }
    return given.count == 1 ? given[0] : nil
  }

  /// A parameter, and the constants that stand for it.
  private func names(of variable: VarID, in file: FlowFile, _ family: Set<BodyID>) -> [Value] {
    let whole = Value.variable(variable)
    return [whole]
      + file.names(for: whole).filter { name in
        if case .variable(let id) = name { family.contains(file[id].owner) } else { false }
      }
  }

  /// What a value is, where it is the continuation for which the function waits, or is made of it, and nothing else has to do
  /// with that.
  private func origin(
    of value: Value, usedBy call: CallID, in number: Int, _ family: Set<BodyID>, _ depth: Int
  ) -> Primitive? {
    let file = program.files[number]
    switch value {
    case .variable(let id):
      let owner = file[file[id].owner]
      guard isUsedOnce(value, by: call, in: file, family) else { return nil }
      if let position = owner.parameters.firstIndex(where: { $0.variable == id }) {
        guard owner.isClosure, family.contains(owner.id), let given = given(toClosure: owner.id, in: number, depth - 1),
          given.position == position
        else { return nil }
        return given.primitive
      }
      guard file[id].isLet, let definition = file[id].definition, case .call = definition else { return nil }
      return origin(of: definition, usedBy: call, in: number, family, depth)
    case .call(let made):
      let site = file[made]
      guard let primitive = madeCarrier(by: site, in: number) else { return nil }
      let origins = site.arguments.compactMap { origin(of: $0.value, usedBy: made, in: number, family, depth) }
      return origins.count == 1 ? primitive : nil
    default: return nil
    }
  }

  /// The primitive for which an object that a call makes stands.
  private func madeCarrier(by site: CallSite, in file: Int) -> Primitive? {
    let ref = BodyRef(file: file, body: site.body)
    let name = program.typeMade(by: site, declared: nil).flatMap { program.nominalName(.named($0, []), in: ref) }
    return name.flatMap(program.models.primitive(ofParameter:)).flatMap { $0.kind == .continuation ? $0 : nil }
  }

  private func isUsedOnce(_ value: Value, by call: CallID, in file: FlowFile, _ family: Set<BodyID>) -> Bool {
    family.allSatisfy { id in
      file[id].blocks.allSatisfy { block in
        block.instructions.allSatisfy { instruction in
          guard case .call(let other) = instruction.kind else { return true }
          return other == call || !file[other].uses(value)
        } && !block.uses(value)
      }
    }
  }

  /// What a closure is given by the call that it is given to.
  func given(toClosure closure: BodyID, in file: Int) -> Given? {
    given(toClosure: closure, in: file, Self.depth)
  }

  private func given(toClosure closure: BodyID, in number: Int, _ depth: Int) -> Given? {
    guard let parent = program.files[number][closure].parent else { return nil }
    for site in program.files[number].calls where site.body == parent {
      guard let operand = site.arguments.firstIndex(where: { $0.value == .body(closure) }) else { continue }
      return given(to: operand, of: site, in: number, depth)
    }
    return nil
  }
}

extension ObligationFinder {
  /// Continuations, and what stands for them, that a function of the sources gives to a closure.
  mutating func givenCarriers(_ site: CallSite, in body: Body) {
    guard let name = site.name, program.giverNames.contains(name) else { return }
    for index in site.arguments.indices {
      guard case .body(let closure) = site.arguments[index].value,
        let given = CarrierGivers(program: program).given(to: index, of: site, in: fileIndex),
        file[closure].parameters.indices.contains(given.position)
      else { continue }
      let variable = file[closure].parameters[given.position].variable
      guard !found.contains(where: { $0.scope == closure }) else { continue }
      continuation(given.primitive, [variable], of: closure, site, in: body)
      if given.primitive.ending != nil { found[found.count - 1].carrierType = given.type }
    }
  }
}

extension Program {
  /// Names of functions that may give a continuation to a closure: they, or functions that they call, wait in one.
  func findGiverNames() -> Set<String> {
    var known = Set(callsByName.keys.filter { models.primitive(givenToClosureOf: $0)?.kind == .continuation })
    var found: Set<String> = []
    for _ in 0..<3 {
      var next: Set<String> = []
      for (file, call) in known.flatMap({ callsByName[$0] ?? [] }) {
        let body = body(root(of: BodyRef(file: file, body: files[file][call].body)))
        if body.kind == .function(.function), !body.parameters.isEmpty { next.insert(body.name) }
      }
      known = next.subtracting(found)
      found.formUnion(next)
    }
    return found
  }
}
