import LeakAST
import LeakFlow

/// What a value is at compile time, as far as that is declared or evident.
enum StaticType {
  case instance(TypedRef)
  /// A type itself, as in `Type.make()`.
  case type(TypeKey)
}

/// Types of values.
extension Program {
  /// How far from a value its declaration may be.
  static let deepestLookup = 12

  func context(of ref: BodyRef) -> TypeContext {
    if contexts[ref.file].isEmpty {
      contexts[ref.file] = [TypeContext?](repeating: nil, count: files[ref.file].bodies.count)
    }
    if let known = contexts[ref.file][Int(ref.body.index)] { return known }
    var context = memberContext(body(root(of: ref)).typePath, file: ref.file)
    var current: BodyRef? = ref
    while let here = current {
      context.add(body(here).generics, body(here).constraints)
      current = body(here).parent.map { BodyRef(file: here.file, body: $0) }
    }
    contexts[ref.file][Int(ref.body.index)] = context
    return context
  }

  /// The type of a value that `ref` uses.
  func staticType(of value: Value, in ref: BodyRef, depth: Int = 0) -> StaticType? {
    chainEnd = max(chainEnd, depth)
    guard depth < Self.deepestLookup else { return nil }
    let file = files[ref.file]
    switch value {
    case .variable(let id): return variableType(file[id], value, in: ref, depth: depth)
    case .selfReference: return selfType(in: ref)
    case .call(let id): return resultType(of: file[id], in: ref, depth: depth)
    case .global(let name): return globalType(name, in: ref, depth: depth)
    case .member(let base, let name):
      guard let owner = staticType(of: base, in: ref, depth: depth + 1) else { return nil }
      return memberType(name, of: owner, file: ref.file, depth: depth)
    case .operation("[]", let parts):
      guard let base = parts.first, let key = collection(base, in: ref, depth: depth) else { return nil }
      return .instance(key)
    case .operation(let op, _):
      return file.casts[op].map { .instance(TypedRef($0, context(of: ref))) }
    case .payload(let base, let name, let index):
      guard let owner = staticType(of: base, in: ref, depth: depth + 1), let key = key(of: owner) else { return nil }
      return members.payload(index, of: name, in: key).map(StaticType.instance)
    default: return nil
    }
  }

  /// The nominal type of a value's type.
  func key(of type: StaticType) -> TypeKey? {
    switch type {
    case .instance(let written): types.key(of: written)
    case .type(let key): key
    }
  }

  /// The type that declares the member that a value is, if that is to be seen.
  func owner(ofMember value: Value, in ref: BodyRef) -> TypeKey? {
    switch value {
    case .global(let name):
      var path = context(of: ref).path
      while let current = path {
        if let key = types.key(path: current, file: ref.file), let owner = owner(of: name, in: key) { return owner }
        path = TypeIndex.outer(of: current)
      }
      return nil
    case .member(let base, let name):
      return staticType(of: base, in: ref).flatMap(key).flatMap { owner(of: name, in: $0) }
    default: return nil
    }
  }

  /// The type of a line of ancestors that has a property.
  func owner(of property: String, in type: TypeKey) -> TypeKey? {
    types.ancestry(of: type).first { members.property(property, of: $0) != nil }
  }

  /// The type whose member a body is.
  func type(around ref: BodyRef) -> TypeKey? {
    body(ref).typePath.flatMap { types.key(path: $0, file: ref.file) }
  }

  private func selfType(in ref: BodyRef) -> StaticType? {
    let root = body(root(of: ref))
    guard let path = root.typePath, let key = types.key(path: path, file: ref.file) else { return nil }
    if root.isStatic { return .type(key) }
    return .instance(TypedRef(.named(path, []), TypeContext(file: ref.file)))
  }

  private func variableType(_ variable: Variable, _ value: Value, in ref: BodyRef, depth: Int) -> StaticType? {
    if let type = variable.type {
      return .instance(TypedRef(type, context(of: BodyRef(file: ref.file, body: variable.owner))))
    }
    if let sequence = variable.sequence {
      return collection(sequence, in: ref, depth: depth).map(StaticType.instance)
    }
    guard let definition = variable.definition else { return givenType(value, in: ref, depth: depth) }
    guard definition != value else { return nil }
    // What is given to a closure is known by the call.
    if definition.isCall, let given = givenType(value, in: ref, depth: depth) { return given }
    let owner = BodyRef(file: ref.file, body: variable.owner)
    return staticType(of: definition, in: owner, depth: depth + 1)
  }

  /// The type of the elements, or of the values of a dictionary.
  private func collection(_ value: Value, in ref: BodyRef, depth: Int) -> TypedRef? {
    guard case .instance(let whole)? = staticType(of: value, in: ref, depth: depth + 1) else {
      return sameElements(value, in: ref).flatMap { collection($0, in: ref, depth: depth + 1) }
    }
    let found = types.resolved(whole)
    switch found.type {
    case .array(let element), .dictionary(_, let element): return found.with(element)
    case .named("Set", let arguments), .named("ArraySlice", let arguments), .named("AsyncStream", let arguments),
      .named("AsyncThrowingStream", let arguments), .named("AsyncChannel", let arguments):
      return arguments.first.map(found.with)
    default: return nil
    }
  }

  /// The collection with the very elements: of `entries.values`, `waiters.reversed()`.
  private func sameElements(_ value: Value, in ref: BodyRef) -> Value? {
    let base: Value
    let name: String
    switch value {
    case .member(let whole, let member): (base, name) = (whole, member)
    case .call(let id):
      guard case .member(let whole, let member) = files[ref.file][id].callee else { return nil }
      (base, name) = (whole, member)
    default: return nil
    }
    // Each comes with its number there.
    return name != "enumerated" && models.has(name, .sameElements) ? base : nil
  }

  /// A name that is no local variable: a member of `self`, a global, or a type.
  private func globalType(_ name: String, in ref: BodyRef, depth: Int) -> StaticType? {
    let context = context(of: ref)
    var path = context.path
    while let current = path {
      if let key = types.key(path: current, file: ref.file),
        let found = propertyType(name, of: key, depth: depth) ?? projectedType(name, of: key, depth: depth)
      {
        return found
      }
      path = TypeIndex.outer(of: current)
    }
    if let found = globalVariable(name, from: ref.file) {
      let ref = BodyRef(file: found.file, body: files[found.file][found.variable].owner)
      return staticType(of: .variable(found.variable), in: ref, depth: depth + 1)
    }
    guard name.isCapitalized else { return nil }
    return types.key(of: TypedRef(.named(name, []), context)).map(StaticType.type)
  }

  private func globalVariable(_ name: String, from file: Int) -> (file: Int, variable: VarID)? {
    if let own = files[file].globals[name] { return (file, own) }
    guard let places = globals[name], places.count == 1 else { return nil }
    return places[0]
  }

  private func memberType(_ name: String, of owner: StaticType, file: Int, depth: Int) -> StaticType? {
    if case .type(let key) = owner, name.isCapitalized {
      let context = TypeContext(file: key.file ?? file)
      return types.key(named: key.path + "." + name, in: context).map(StaticType.type)
    }
    if case .instance(let whole) = owner, let part = elementOfTuple(name, types.resolved(whole)) { return part }
    return key(of: owner).flatMap { propertyType(name, of: $0, depth: depth) }
  }

  private func elementOfTuple(_ name: String, _ whole: TypedRef) -> StaticType? {
    switch whole.type {
    case .tuple(let parts, let labels):
      guard let index = labels.firstIndex(of: name) ?? Int(name), parts.indices.contains(index) else { return nil }
      return .instance(whole.with(parts[index]))
    case .array(let element) where name == "first" || name == "last": return .instance(whole.with(element))
    default: return nil
    }
  }

  /// `$name`: what the wrapper of a property projects.
  private func projectedType(_ name: String, of key: TypeKey, depth: Int) -> StaticType? {
    guard name.hasPrefix("$") else { return nil }
    for type in types.ancestry(of: key) {
      guard let property = members.property(String(name.dropFirst()), of: type) else { continue }
      let context = TypeContext(file: property.file, path: property.path)
      return property.attributes.lazy.compactMap { self.types.key(named: $0, in: context) }.compactMap {
        self.propertyType("projectedValue", of: $0, depth: depth)
      }.first
    }
    return nil
  }

  private func propertyType(_ name: String, of key: TypeKey, depth: Int) -> StaticType? {
    for type in types.ancestry(of: key) {
      guard let property = members.property(name, of: type) else { continue }
      if property.type != nil || property.evidentType?.isGeneric == true {
        return written(property).map(StaticType.instance)
      }
      if let initial = property.initial,
        let found = staticType(
          of: initial.value, in: BodyRef(file: property.file, body: initial.body), depth: depth + 1)
      {
        return found
      }
      return written(property).map(StaticType.instance)
    }
    return nil
  }

  /// The type of a property, as it is declared or evident.
  func written(_ property: MemberIndex.Property) -> TypedRef? {
    (property.type ?? property.evidentType ?? enumOfCase(property)).map {
      TypedRef($0, memberContext(property.path, file: property.file))
    }
  }

  /// `Name`, `Outer.Name`
  private static func typeNamed(by value: Value) -> String? {
    switch value {
    case .global(let name): return name.isCapitalized ? name : nil
    case .member(let outer, let name):
      guard name.isCapitalized else { return nil }
      return typeNamed(by: outer).map { "\($0).\(name)" }
    default: return nil
    }
  }

  /// The enum of which an initial value is a case with a payload: `State.open([])`.
  private func enumOfCase(_ property: MemberIndex.Property) -> TypeRef? {
    guard let initial = property.initial, case .call(let id) = initial.value,
      case .member(let base, let name) = files[property.file][id].callee, let type = Self.typeNamed(by: base),
      members.isCase(name, ofTypeNamed: TypeIndex.lastComponent(of: type))
    else { return nil }
    return .named(type, [])
  }

  private func memberContext(_ path: String?, file: Int) -> TypeContext {
    let generics = path.flatMap { types.key(path: $0, file: file) }.flatMap { types.generics[$0] }
    return TypeContext(file: file, path: path, generics: generics ?? [:])
  }

  private func resultType(of site: CallSite, in ref: BodyRef, depth: Int) -> StaticType? {
    if let type = constructedType(site, in: ref, depth: depth) { return type }
    if let name = models.traits(of: site).lazy.compactMap(\.resultType).first {
      return .instance(TypedRef(.named(name, []), context(of: ref)))
    }
    if let name = site.name, case .body(let closure)? = site.arguments.last?.value, models.holdsLock(name) {
      return givenType(by: BodyRef(file: ref.file, body: closure), depth: depth)
    }
    guard let resolved = resolve(site, file: ref.file, depth: depth + 1), let result = body(resolved.target).result
    else { return nil }
    return .instance(TypedRef(result, context(of: resolved.target)))
  }

  /// What a closure under a lock gives back: `lock.withLock { $0.finish() }`.
  private func givenType(by closure: BodyRef, depth: Int) -> StaticType? {
    let body = body(closure)
    if let result = body.result { return .instance(TypedRef(result, context(of: closure))) }
    for block in body.blocks {
      guard case .exit(let exit) = block.terminator, !exit.isThrow, let value = exit.value else { continue }
      if let type = staticType(of: value, in: closure, depth: depth + 1) { return type }
    }
    return nil
  }

  /// `Type(…)` and `Type.init(…)` make a `Type`.
  private func constructedType(_ site: CallSite, in ref: BodyRef, depth: Int) -> StaticType? {
    var callee = site.callee
    if case .member(let base, "init") = callee { callee = base }
    guard let name = callee.memberName, name.isCapitalized,
      case .type(let key)? = staticType(of: callee, in: ref, depth: depth + 1)
    else { return nil }
    return .instance(TypedRef(.named(key.path, []), TypeContext(file: key.file ?? ref.file)))
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

  /// The last component of the name of a value's type.
  func typeName(of value: Value, file: Int, in body: Body) -> String? {
    guard case .instance(let written)? = staticType(of: value, in: BodyRef(file: file, body: body.id)) else {
      return nil
    }
    return types.resolved(written).type.baseName
  }
}

extension TypeRef {
  /// Whether it tells what it holds: `Mutex(State())` is evidently a `Mutex<State>`.
  fileprivate var isGeneric: Bool {
    if case .named(_, let arguments) = self { !arguments.isEmpty } else { false }
  }
}
