import LeakAST
import LeakDomain
import LeakFlow

/// Which declared types may carry an obligation into a function or out of it. What is not known may.
struct CarryingTypes {
  private let program: Program
  private static let depth = 8

  init(_ program: Program) { self.program = program }

  /// - Parameter isResult: a result of which nothing is known is what its caller makes of it.
  func mayCarry(_ type: TypeRef?, in ref: BodyRef, isResult: Bool = false) -> Bool {
    guard let type else { return true }
    return mayCarry(TypedRef(type, program.context(of: ref)), unknown: !isResult, depth: Self.depth)
  }

  private func mayCarry(_ written: TypedRef, unknown: Bool, depth: Int) -> Bool {
    guard depth > 0 else { return true }
    func inner(_ type: TypeRef, in found: TypedRef) -> Bool {
      mayCarry(found.with(type), unknown: unknown, depth: depth - 1)
    }
    let found = program.types.resolved(written)
    switch found.type {
    case .function, .other: return true
    case .optional(let wrapped), .array(let wrapped): return inner(wrapped, in: found)
    case .dictionary(let key, let value): return inner(key, in: found) || inner(value, in: found)
    case .tuple(let parts): return parts.contains { inner($0, in: found) }
    case .named(let name, let arguments):
      if found.context.generics[name] != nil || arguments.contains(where: { inner($0, in: found) }) { return true }
      let base = found.type.baseName ?? name
      if program.models.isPrimitive(base) || base == "Continuation" { return true }
      if program.models.has(base, .plainType) { return false }
      guard let key = program.types.key(of: found), let kind = program.types.kind(of: key) else { return unknown }
      return kind == .protocol || kind == .class
    }
  }

  /// Names of members whose type is, or has in it, a function or what a primitive is.
  var members: Set<String> {
    let declared = DeclaredTypes(program)
    var names: Set<String> = []
    for (number, file) in program.files.enumerated() {
      for member in file.members {
        guard let type = member.type ?? member.evidentType else { continue }
        let types = CarrierTypes(program: program, types: declared, file: number, path: member.typePath)
        if types.holding(type) != nil || isPrimitive(type) { names.insert(member.name) }
      }
    }
    return names
  }

  private func isPrimitive(_ type: TypeRef) -> Bool {
    type.functionType != nil || type.baseName.map(program.models.isPrimitive) ?? false
  }
}
