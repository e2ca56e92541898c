import LeakAST
import LeakDomain
import LeakFlow

/// Which declared types carry an obligation: a primitive, or optionals, collections, tuples, locks, structs and enums that
/// hold one. What a class holds is that class's own affair.
struct CarrierTypes {
  /// How a value of a type holds an obligation.
  struct Holding {
    var primitive: Primitive
    var shape: Slot.Shape
    var isLocked = false
    var keyType: String?
  }

  /// How deep types are looked into.
  private static let depth = 5
  let program: Program
  let types: DeclaredTypes
  /// Names are looked up as this type of this file sees them.
  let file: Int
  let path: String

  func holding(_ type: TypeRef) -> Holding? { holding(type, depth: Self.depth) }

  private func holding(_ type: TypeRef, depth: Int) -> Holding? {
    guard depth > 0 else { return nil }
    switch type {
    case .optional(let wrapped): return holding(wrapped, depth: depth - 1)
    case .array(let element): return held(in: element, as: .list, depth)
    case .dictionary(let key, let element): return keyed(by: key, element, depth)
    case .tuple(let parts): return parts.lazy.compactMap { held(in: $0, as: .single, depth) }.first
    case .function(let function): return function.result.isVoid ? Holding(primitive: .handler, shape: .single) : nil
    case .other: return nil
    case .named(let name, let arguments): return named(name, arguments, type, depth)
    }
  }

  private func held(in element: TypeRef, as shape: Slot.Shape, _ depth: Int) -> Holding? {
    holding(element, depth: depth - 1).map { Holding(primitive: $0.primitive, shape: shape) }
  }

  private func keyed(by key: TypeRef, _ element: TypeRef, _ depth: Int) -> Holding? {
    var holding = held(in: element, as: .dictionary, depth)
    holding?.keyType = key.baseName
    return holding
  }

  private func named(_ name: String, _ arguments: [TypeRef], _ type: TypeRef, _ depth: Int) -> Holding? {
    if let primitive = program.models.primitive(ofCarrier: name) {
      return Holding(primitive: primitive, shape: .single)
    }
    let base = type.baseName ?? name
    if program.models.isType(base, .list) { return arguments.first.flatMap { held(in: $0, as: .list, depth) } }
    if program.models.isType(base, .dictionary) {
      return arguments.count == 2 ? keyed(by: arguments[0], arguments[1], depth) : nil
    }
    if base == "Optional" { return arguments.first.flatMap { holding($0, depth: depth - 1) } }
    if program.models.has(base, .lockType), let first = arguments.first, var inner = holding(first, depth: depth - 1) {
      inner.isLocked = true
      return inner
    }
    if let alias = program.alias(base), alias != type { return holding(alias, depth: depth - 1) }
    guard let declared = types.type(base, in: file, from: path) else { return nil }
    switch declared.info.kind {
    case .enum: return state(declared.cases, depth)
    case .struct: return declared.constants.lazy.compactMap { held(in: $0, as: .single, depth) }.first
    default: return nil
    }
  }

  private func state(_ cases: [EnumCaseInfo], _ depth: Int) -> Holding? {
    var carrying: Set<String> = []
    var primitive: Primitive?
    for item in cases {
      guard let held = item.payload.lazy.compactMap({ holding($0, depth: depth - 1) }).first else { continue }
      carrying.insert(item.name)
      primitive = primitive ?? held.primitive
    }
    return primitive.map { Holding(primitive: $0, shape: .state(carrying)) }
  }
}

extension ModelTable {
  /// The primitive whose obligation values of a type carry: a continuation or promise, or the continuation of a stream.
  func primitive(ofCarrier name: String) -> Primitive? {
    let parts = name.split(separator: ".").map(String.init)
    if let known = parts.last.flatMap(primitive(ofParameter:)) { return known }
    guard parts.count > 1, parts.last == "Continuation" else { return nil }
    return primitive(.stream, type: parts[parts.count - 2])
  }
}
