import LeakAST
import LeakDomain
import LeakFlow

/// Which declared types carry an obligation: a primitive, or optionals, collections, tuples, locks, structs and enums that
/// hold one. What a class holds is that class's own affair, save where it does nothing but hold it (`Wrappers`).
struct CarrierTypes {
  /// How a value of a type holds an obligation.
  struct Holding {
    var primitive: Primitive
    var shape: Slot.Shape
    var isLocked = false
    /// The values are the carriers themselves, and not something that holds them.
    var isPlain = false
    /// In how many collections, one in the other, the carriers themselves lie.
    var depth = 0
    /// Each value is a struct or tuple in which the carrier itself is this member.
    var member: String?
    /// The label by which that member of a tuple is known, too.
    var label: String?
    var keyType: String?
  }

  /// How deep types are looked into.
  private static let depth = 5
  let program: Program
  /// What a type keeps: there a continuation that may be missing is one that somebody waits for, while elsewhere nil is a state.
  var isKept = false

  func holding(_ type: TypedRef) -> Holding? { holding(type, depth: Self.depth) }

  private func holding(_ written: TypedRef, depth: Int) -> Holding? {
    guard depth > 0 else { return nil }
    switch written.type {
    case .optional(let wrapped): return holding(written.with(wrapped), depth: depth - 1)
    case .array(let element): return held(in: written.with(element), as: .list, depth)
    case .dictionary(let key, let element): return keyed(by: key, written.with(element), depth)
    case .tuple(let parts, let labels):
      let named = parts.enumerated().map { (name: String($0.offset), type: written.with($0.element)) }
      var whole = kept(named, depth)
      if let index = whole?.member.flatMap({ Int($0) }), labels.indices.contains(index) { whole?.label = labels[index] }
      return whole
    case .function(let function):
      return function.result.isVoid ? Holding(primitive: .handler, shape: .single, isPlain: true) : nil
    case .other: return nil
    case .named(let name, let arguments): return named(name, arguments.map(written.with), written, depth)
    }
  }

  private func held(in element: TypedRef, as shape: Slot.Shape, _ depth: Int) -> Holding? {
    holding(element, depth: depth - 1).map {
      var holding = Holding(primitive: $0.primitive, shape: shape, isPlain: $0.isPlain && $0.shape == .single)
      if $0.shape == .single || $0.depth > 0 { (holding.member, holding.label) = ($0.member, $0.label) }
      if shape != .single, holding.isPlain || holding.member != nil || $0.depth > 0 { holding.depth = $0.depth + 1 }
      return holding
    }
  }

  private func keyed(by key: TypeRef, _ element: TypedRef, _ depth: Int) -> Holding? {
    var holding = held(in: element, as: .dictionary, depth)
    holding?.keyType = key.baseName
    return holding
  }

  private func named(_ name: String, _ arguments: [TypedRef], _ written: TypedRef, _ depth: Int) -> Holding? {
    if let primitive = program.models.primitive(ofCarrier: name) {
      return Holding(primitive: primitive, shape: .single, isPlain: true)
    }
    let base = written.type.baseName ?? name
    if program.models.isType(base, .list) { return arguments.first.flatMap { held(in: $0, as: .list, depth) } }
    if program.models.isType(base, .dictionary) {
      return arguments.count == 2 ? keyed(by: arguments[0].type, arguments[1], depth) : nil
    }
    if base == "Optional" { return arguments.first.flatMap { holding($0, depth: depth - 1) } }
    if let first = arguments.first, program.models.has(base, .lockType), var inner = holding(first, depth: depth - 1) {
      inner.isLocked = true
      return inner
    }
    let meant = program.types.resolved(written)
    if meant.type != written.type { return holding(meant, depth: depth - 1) }
    return program.types.key(of: written).flatMap { declared($0, depth) }
  }

  /// A declared type, and how deep it is still looked into.
  struct Place: Hashable {
    var type: TypeKey
    var depth: Int
    var isKept: Bool
  }

  private func declared(_ key: TypeKey, _ depth: Int) -> Holding? {
    let place = Place(type: key, depth: depth, isKept: isKept)
    if let known = program.holdings[place] { return known }
    let found = holding(declaredBy: key, depth)
    program.holdings[place] = .some(found)
    return found
  }

  private func holding(declaredBy key: TypeKey, _ depth: Int) -> Holding? {
    switch program.types.kind(of: key) {
    case .enum: state(program.members.cases(of: key), depth)
    case .struct, .class: kept(Wrappers(program: program).kept(by: key), depth)
    default: nil
    }
  }

  /// The parts stay what they are for as long as the whole does.
  private func kept(_ parts: [(name: String, type: TypedRef)], _ depth: Int) -> Holding? {
    let all = parts.compactMap { part in holding(part.type, depth: depth - 1).map { (part: part, holding: $0) } }
    // Of several callbacks the one that is so called tells the outcome; the others tell how it goes on.
    let outcomes = all.filter {
      $0.holding.primitive.kind != .handler || program.models.has($0.part.name, .completionHandler)
    }
    let carrying = outcomes.isEmpty ? all : outcomes
    guard let first = carrying.first else { return nil }
    var whole = Holding(primitive: first.holding.primitive, shape: .single)
    // Where it may be nil, it mostly is given by whoever may want no answer: a promise. Of others nil is a state.
    let kind = first.holding.primitive.kind
    let isThere = kind == .promise || isKept && kind == .continuation || !first.part.type.type.isOptional
    let isCarrier = first.holding.isPlain && first.holding.shape == .single && isThere
    if carrying.count == 1, isCarrier { whole.member = first.part.name }
    return whole
  }

  private func state(_ cases: [(name: String, payload: [TypedRef])], _ depth: Int) -> Holding? {
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

extension TypeRef {
  fileprivate var isOptional: Bool { if case .optional = self { true } else { false } }
}

extension ModelTable {
  /// The primitive whose obligation values of a type carry: a continuation or promise, or the continuation of a stream.
  func primitive(ofCarrier name: String) -> Primitive? {
    guard name.utf8.contains(UInt8(ascii: ".")) else { return primitive(ofParameter: name) }
    let parts = name.split(separator: ".").map(String.init)
    if let known = parts.last.flatMap(primitive(ofParameter:)) { return known }
    guard parts.count > 1, parts.last == "Continuation" else { return nil }
    return primitive(.stream, type: parts[parts.count - 2])
  }
}
