import LeakAST
import LeakDomain
import LeakFlow

/// Which declared types may carry an obligation into a function or out of it, and which members keep one.
struct CarryingTypes {
  private let program: Program
  /// Names of members whose type is, or has in it, a function or what a primitive is.
  private(set) var keepers: Set<String> = []
  /// Names of the types that have such members.
  private(set) var owners: Set<String> = []

  /// How deep types are looked into; what lies deeper may carry something.
  private static let depth = 8

  init(_ program: Program) {
    self.program = program
    let carriers = CarrierTypes(program: program)
    for (number, file) in program.files.enumerated() {
      for member in file.members {
        guard let type = program.written(MemberIndex.Property(member, file: number)),
          carriers.holding(type) != nil || isCarrier(type.type)
        else { continue }
        keepers.insert(member.name)
        owners.insert(member.typeName)
      }
    }
  }

  /// Whether an argument for a parameter of this type may carry an obligation. What is not known may.
  func mayCarry(_ type: TypeRef?, in ref: BodyRef) -> Bool {
    guard let type else { return true }
    return mayCarry(TypedRef(type, program.context(of: ref)), depth: Self.depth)
  }

  /// Whether whoever calls a function of this result may ask how it was made: of a primitive that it returns.
  func mayReturn(_ type: TypeRef?, in ref: BodyRef) -> Bool {
    guard let type else { return false }
    return isCarrier(type) || isCarrier(program.types.resolved(TypedRef(type, program.context(of: ref))).type)
  }

  private func isCarrier(_ type: TypeRef) -> Bool {
    type.functionType != nil || type.baseName.map(program.models.isPrimitive) ?? false
  }

  private func mayCarry(_ written: TypedRef, depth: Int) -> Bool {
    guard depth > 0 else { return true }
    let found = program.types.resolved(written)
    switch found.type {
    case .function, .other: return true
    case .optional(let wrapped), .array(let wrapped): return mayCarry(found.with(wrapped), depth: depth - 1)
    case .dictionary(let key, let value): return [key, value].contains { mayCarry(found.with($0), depth: depth - 1) }
    case .tuple(let parts, _): return parts.contains { mayCarry(found.with($0), depth: depth - 1) }
    case .named(let name, let arguments):
      if found.context.generics[name] != nil { return true }
      if arguments.contains(where: { mayCarry(found.with($0), depth: depth - 1) }) { return true }
      let base = found.type.baseName ?? name
      if program.models.isPrimitive(base) || base == "Continuation" { return true }
      if program.models.has(base, .plainType) { return false }
      guard let key = program.types.key(of: found), let kind = program.types.kind(of: key) else { return true }
      // A value of a subclass, or of another module's type, is given as one of these.
      return kind == .protocol || kind == .class
    }
  }
}
