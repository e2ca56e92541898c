import LeakAST
import LeakDomain
import LeakFlow

/// Types of the sources that stand for a continuation: they are made of one, keep it to themselves for as long as they live, and
/// have methods that resume it on every way.
///
///     struct Waiter { let id: ID; private let continuation: CheckedContinuation<Int, Never>
///       func resume(returning value: Int) { continuation.resume(returning: value) } }
///
/// Whoever has a value of such a type owes what whoever has the continuation would. One may be made of another.
///
/// Omissions: types that are given the continuation later, or that may give it away, and those that let only the first of
/// several through: who shares one of them may leave it to the others.
struct OwnContinuations {
  private let program: Program
  private(set) var models: [PrimitiveModel] = []

  private init(_ program: Program) {
    self.program = program
    for key in candidates() {
      if let model = model(of: key) { models.append(model) }
    }
  }

  /// The deepest wrapper of wrappers.
  private static let depth = 3

  /// An index whose models know these types, too.
  static func adding(to index: ProgramIndex) -> ProgramIndex {
    var index = index
    for _ in 0..<depth {
      let found = OwnContinuations(Program(index)).models
      if found.isEmpty { break }
      index = ProgramIndex(index, models: index.models.before(ModelTable(primitives: found)))
    }
    return index
  }

  /// The types that have a stored member of a primitive, by their names.
  private func candidates() -> [TypeKey] {
    var found: [TypeKey] = []
    var seen: Set<TypeKey> = []
    for (number, file) in program.files.enumerated() {
      for member in file.members where carrier(member, in: number) != nil {
        guard let key = program.types.key(path: member.typePath, file: number), seen.insert(key).inserted else {
          continue
        }
        found.append(key)
      }
    }
    return found
  }

  private func carrier(_ member: MemberInfo, in file: Int) -> Primitive? {
    guard member.isLet, let type = member.type else { return nil }
    let context = TypeContext(file: file, path: member.typePath)
    return primitive(TypedRef(type, context))
  }

  /// The continuation that a value of a type is, and never is none.
  private func primitive(_ type: TypedRef) -> Primitive? {
    if case .optional = type.type { return nil }
    guard let name = program.types.resolved(type).type.baseName,
      let found = program.models.primitive(ofParameter: name),
      found.kind == .continuation
    else { return nil }
    return found
  }

  private func model(of key: TypeKey) -> PrimitiveModel? {
    let kind = program.types.kind(of: key)
    guard kind == .struct || kind == .class, isOnlyType(key), program.types.descendants(of: key).isEmpty,
      program.types.ancestry(of: key).allSatisfy({ $0 == key || program.types.kind(of: $0) != .class }),
      program.deinitializers(of: key).isEmpty
    else { return nil }
    let stored = program.members.stored(in: key)
    // What changes may tell others that it has been resumed.
    guard kind == .struct || stored.allSatisfy(\.property.isLet) else { return nil }
    let carrying = stored.compactMap { name, property -> (member: String, primitive: Primitive)? in
      program.written(property).flatMap { self.primitive($0) }.map { (name, $0) }
    }
    guard carrying.count == 1, let (member, inner) = carrying.first, isGiven(key, member), isKept(member, of: key)
    else {
      return nil
    }
    let methods = ContinuationMethods(program, of: key, member: member, inner)
    guard !methods.resuming.isEmpty else { return nil }
    var primitive = Primitive(
      .continuation, name: key.name, discharges: methods.resuming, neutral: methods.idle, isOnceOnly: inner.isOnceOnly)
    primitive.neutral.formUnion(stored.map(\.name).filter { $0 != member })
    primitive.ending = methods.ending
    return PrimitiveModel(
      primitive, types: [key.name], begin: PrimitiveModel.Begin(isParameter: true),
      reason: "'\(methods.resuming.sorted()[0])' resumes the continuation of which it is made")
  }

  /// Whether the last component of the name of a type means this one wherever it is written.
  private func isOnlyType(_ key: TypeKey) -> Bool {
    key.file == nil && program.types.countOfTypes(named: key.name) == 1 && !program.types.isAlias(key.name)
      && !program.models.isPrimitive(key.name)
  }

  /// Whether an object gets the continuation when it is made, and nothing comes of that.
  private func isGiven(_ key: TypeKey, _ member: String) -> Bool {
    program.members.property(member, of: key)?.initial == nil
      && program.members.functions("init", of: key).allSatisfy { !actsOnItself($0, key, member) }
  }

  /// Whether an initialiser does something with the object or its continuation, at once or later.
  private func actsOnItself(_ ref: BodyRef, _ key: TypeKey, _ member: String) -> Bool {
    let file = program.files[ref.file]
    let family = Set(program.family(of: ref))
    var own: Set<Value> = [.selfReference, .global(member), .member(.selfReference, member)]
    for (number, parameter) in program.body(ref).parameters.enumerated()
    where program.primitive(ofParameter: number, of: ref)?.kind == .continuation {
      own.insert(.variable(parameter.variable))
    }
    return file.calls.contains { site in
      guard family.contains(site.body) else { return false }
      if case .global(let name) = site.callee, !program.members.functions(name, of: key).isEmpty { return true }
      return ([site.callee] + site.arguments.map(\.value)).contains { $0.contains(where: own.contains) }
    }
  }

  /// Whether nothing outside of the type has to do with the member.
  private func isKept(_ member: String, of key: TypeKey) -> Bool {
    if program.members.property(member, of: key)?.isPrivate == true { return true }
    return !program.files.indices.contains { number in
      let file = program.files[number]
      return file.bodies.contains { body in
        file.containsValue(in: body) { value in
          value.contains { part in
            guard case .member(let base, member) = part, base != .selfReference else { return false }
            let owner = program.owner(ofMember: part, in: BodyRef(file: number, body: body.id))
            return owner == nil || owner == key
          }
        }
      }
    }
  }
}
