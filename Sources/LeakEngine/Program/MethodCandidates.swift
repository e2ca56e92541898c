import LeakAST
import LeakFlow

/// What is asked of resolving one call.
struct CallQuery {
  var call: CallSite
  var caller: BodyRef
  /// The function is called as a value: without its labels.
  var byValue: Bool
  var depth: Int
}

/// A method of a protocol, or of its extensions.
struct RequiredMethod: Hashable {
  var type: TypeKey
  var name: String
}

/// Which methods of the sources a call may reach.
extension Program {
  /// The only method of this name that a call on a value of the type can reach.
  func method(_ name: String, of key: TypeKey, _ query: CallQuery) -> ResolvedCall? {
    // Most names are those of functions that the sources do not declare.
    guard name == "init" || functions[name] != nil else { return nil }
    if types.kind(of: key) == .protocol { return implementation(of: name, asked: key, query) }
    guard let found = inherited(name, types.ancestry(of: key)[...], query) else { return nil }
    // A value of a class may be one of a subclass that does it in another way.
    let overrides = types.descendants(of: key).contains { type in
      members.functions(name, of: type).contains { $0 != found.target && fits($0, query) != nil }
    }
    return overrides ? nil : found
  }

  /// The first type of a line of ancestors that has a method that fits.
  func inherited(_ name: String, _ ancestry: ArraySlice<TypeKey>, _ query: CallQuery) -> ResolvedCall? {
    for type in ancestry {
      let candidates = members.functions(name, of: type).filter { fits($0, query) != nil }
      if !candidates.isEmpty { return only(candidates, query) }
    }
    return nil
  }

  /// What a call on a value of a protocol reaches, where the sources have only one implementation.
  private func implementation(of name: String, asked key: TypeKey, _ query: CallQuery) -> ResolvedCall? {
    let requirement = RequiredMethod(type: key, name: name)
    let candidates = implementations[requirement] ?? findImplementations(of: name, asked: key)
    implementations[requirement] = candidates
    return candidates.isEmpty ? nil : only(candidates, query)
  }

  /// All that a call on a value of a protocol may reach; nothing where that cannot be told.
  private func findImplementations(of name: String, asked key: TypeKey) -> [BodyRef] {
    let ancestry = types.ancestry(of: key)
    let defaults = ancestry.flatMap { members.functions(name, of: $0) }
    let isRequired = ancestry.contains { !members.requirements(name, of: $0).isEmpty }
    guard isRequired else { return defaults }
    let conforming = types.descendants(of: key)
    let own = conforming.flatMap { type in
      types.kind(of: type) == .protocol ? [] : types.ancestry(of: type).flatMap { members.functions(name, of: $0) }
    }
    // A default alone stands for what the conforming types of others do.
    guard conforming.contains(where: { types.kind(of: $0) != .protocol }) else { return [] }
    var seen: Set<BodyRef> = []
    return (own + defaults).filter { seen.insert($0).inserted }
  }

  /// Test doubles do not count for what is no test.
  private func isVisible(_ ref: BodyRef, from caller: BodyRef) -> Bool {
    if ref.file == caller.file { return true }
    if body(ref).isPrivate { return false }
    return isTest[caller.file] || !isTest[ref.file]
  }

  func isVisible(_ ref: BodyRef, _ query: CallQuery) -> Bool { isVisible(ref, from: query.caller) }

  func fits(_ ref: BodyRef, _ query: CallQuery) -> [Int]? {
    guard isVisible(ref, query) else { return nil }
    return match(query.call.arguments, to: ref, ignoringLabels: query.byValue)
  }

  /// The only candidate whose parameters take the operands.
  func only(_ candidates: [BodyRef], _ query: CallQuery) -> ResolvedCall? {
    var fitting = candidates.compactMap { candidate in
      fits(candidate, query).map { ResolvedCall(target: candidate, parameters: $0) }
    }
    if fitting.count > 1 { fitting = fitting.filter { mayTake($0, query) } }
    if fitting.count > 1 { fitting = fitting.filter { body($0.target).isAsync == query.call.isAwaited } }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Whether nothing that is evident of the operands' types speaks against it.
  private func mayTake(_ resolved: ResolvedCall, _ query: CallQuery) -> Bool {
    let parameters = body(resolved.target).parameters
    let context = context(of: resolved.target)
    return zip(query.call.arguments, resolved.parameters).allSatisfy { operand, index in
      guard let type = parameters[index].type else { return true }
      return mayBe(operand.value, types.resolved(TypedRef(type, context)), query)
    }
  }

  private func mayBe(_ operand: Value, _ wanted: TypedRef, _ query: CallQuery) -> Bool {
    if let kind = Self.evidentKind(of: operand) { return kind.mayBe(wanted.type) }
    if case .body(let id) = operand {
      guard case .function(let function) = wanted.type else { return Self.mayBeFunction(wanted) }
      let written = body(BodyRef(file: query.caller.file, body: id)).parameters
      return written.isEmpty || written.count == function.parameters.count
        || written[0].label == nil && written.count == 1
    }
    guard case .instance(let given)? = staticType(of: operand, in: query.caller, depth: query.depth + 1),
      let a = types.key(of: given), let b = types.key(of: wanted), types.kind(of: b) != .protocol
    else { return true }
    return a == b || types.ancestry(of: a).contains(b) || types.ancestry(of: b).contains(a)
  }

  private static func mayBeFunction(_ type: TypedRef) -> Bool {
    switch type.type {
    case .named(let name, _): type.context.generics[name] != nil
    case .other: true
    default: false
    }
  }

  private static func evidentKind(of value: Value) -> LiteralKind? {
    guard case .literal(let literal) = value else { return nil }
    switch literal {
    case .bool: return .bool
    case .number: return .number
    case .string: return .string
    case .nil, .regex: return nil
    }
  }
}

/// What a literal can be, among the types that the standard library makes of it.
private enum LiteralKind {
  case bool, number, string

  func mayBe(_ type: TypeRef) -> Bool {
    guard let name = type.baseName else {
      if case .other = type { return true }
      return false
    }
    switch self {
    case .bool: return !["String", "Int", "Double", "Float", "Data", "URL", "UInt8", "Error"].contains(name)
    case .number: return !["String", "Bool", "Data", "URL", "Error"].contains(name)
    case .string: return !["Int", "Bool", "Double", "Float", "Data", "URL", "UInt8", "Error"].contains(name)
    }
  }
}
