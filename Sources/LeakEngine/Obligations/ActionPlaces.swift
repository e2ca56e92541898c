import LeakAST
import LeakDomain
import LeakFlow

/// Where the carrier lies in what an action has in one of its cases.
struct ActionPlace {
  var holding: CarrierTypes.Holding
  /// It is an enum, or a collection of such, and the carrier the payload of one of these cases.
  var choices: [ActionCase] = []
  /// It is a struct or tuple with the carrier somewhere in it.
  var isOpaque = false
  /// The one member of that which is a collection of carriers.
  var lists: [List] = []
  /// The type of the one member in which it is.
  var partType: TypedRef?
  /// The members of a struct in which the carrier is, and the others.
  var parts: Set<String> = []
  var others: Set<String> = []

  struct List {
    /// A tuple's member has its number for a name as well.
    var names: [String]
    var holding: CarrierTypes.Holding
  }

  /// The payload itself is the carrier.
  var isCarrier: Bool { holding.depth == 0 && holding.member == nil && choices.isEmpty && !isOpaque }

  /// Whether the carrier lies in the same way in another.
  func isLike(_ other: ActionPlace) -> Bool {
    holding.primitive.kind == other.holding.primitive.kind && holding.depth == other.holding.depth
      && holding.member == other.holding.member && choices == other.choices && isOpaque == other.isOpaque
      && lists.map(\.names) == other.lists.map(\.names)
  }
}

/// Finds the carrier in the payload of an action: itself, in a list, in a struct with others beside it, as one of the cases of
/// an enum.
struct ActionPlaces {
  let program: Program
  private var types: CarrierTypes { CarrierTypes(program: program) }

  func place(in type: TypedRef) -> ActionPlace? {
    guard let holding = types.holding(type) else { return whole(type) }
    if holding.isLocked { return nil }
    if holding.isPlain || holding.depth > 0 { return ActionPlace(holding: holding) }
    if let member = holding.member {
      let part = parts(of: type).first { $0.names.contains(member) }
      return ActionPlace(holding: holding, partType: part?.type, parts: [member])
    }
    return choice(type, depth: 0) ?? whole(type)
  }

  /// An enum such as `case closure(() -> Void), continuation(Waiter)`, or a collection of it.
  private func choice(_ written: TypedRef, depth: Int) -> ActionPlace? {
    let whole = program.types.resolved(written)
    switch whole.type {
    case .array(let element): return choice(whole.with(element), depth: depth + 1)
    case .dictionary(_, let element): return choice(whole.with(element), depth: depth + 1)
    case .named(let name, let arguments):
      if program.models.isType(whole.type.baseName ?? name, .list), let element = arguments.first {
        return choice(whole.with(element), depth: depth + 1)
      }
      guard let key = program.types.key(of: whole), program.types.kind(of: key) == .enum else { return nil }
      return choice(among: program.members.cases(of: key), depth: depth)
    default: return nil
    }
  }

  private func choice(among cases: [(name: String, payload: [TypedRef])], depth: Int) -> ActionPlace? {
    var found: [ActionCase] = []
    var primitive: Primitive?
    for item in cases {
      let held = item.payload.map(types.holding)
      guard let index = held.firstIndex(where: { $0.map { isCarrier($0.primitive) } ?? false }) else { continue }
      guard let inner = held[index], inner.isPlain, inner.shape == .single, !isOptional(item.payload[index]),
        primitive == nil || primitive?.kind == inner.primitive.kind
      else { return nil }
      primitive = inner.primitive
      found.append(ActionCase(name: item.name, index: index))
    }
    return primitive.map { primitive in
      var holding = CarrierTypes.Holding(primitive: primitive, shape: depth > 0 ? .list : .single)
      holding.depth = depth
      return ActionPlace(holding: holding, choices: found)
    }
  }

  /// A struct with methods that see to what is in it, or a tuple.
  private func whole(_ written: TypedRef) -> ActionPlace? {
    var found: [ActionPlace.List] = []
    var others: Set<String> = []
    var isPrivate = false
    var partType: TypedRef?
    for (names, type, isHidden) in parts(of: written) {
      guard let held = types.holding(type), isCarrier(held.primitive) else {
        others.formUnion(names)
        continue
      }
      // What is optional may not be there.
      guard held.isPlain || held.depth > 0, !held.isLocked, !isOptional(type) else { return nil }
      isPrivate = isPrivate || isHidden
      partType = type
      found.append(ActionPlace.List(names: names, holding: held))
    }
    guard let first = found.first?.holding else { return nil }
    var place = ActionPlace(holding: CarrierTypes.Holding(primitive: first.primitive, shape: .single), isOpaque: true)
    place.parts = Set(found.flatMap(\.names))
    place.others = others
    if found.count == 1, first.depth > 0, !isPrivate { (place.lists, place.partType) = (found, partType) }
    return place
  }

  private func parts(of written: TypedRef) -> [(names: [String], type: TypedRef, isPrivate: Bool)] {
    let whole = program.types.resolved(written)
    if case .tuple(let types, let labels) = whole.type {
      return types.indices.map { index in
        let label = labels.indices.contains(index) ? labels[index] : nil
        return ([label, String(index)].compactMap { $0 }, whole.with(types[index]), false)
      }
    }
    guard let key = program.types.key(of: whole), program.types.kind(of: key) == .struct else { return [] }
    return program.members.stored(in: key).compactMap { name, property in
      program.written(property).map { ([name], $0, property.isPrivate) }
    }
  }

  private func isCarrier(_ primitive: Primitive) -> Bool {
    primitive.kind == .continuation || primitive.kind == .promise
  }

  private func isOptional(_ type: TypedRef) -> Bool { if case .optional = type.type { true } else { false } }
}

extension ObligationAnalysis {
  /// Whether an instruction does anything with a struct in which the carrier lies, be it by a part of it.
  func showsOpaque(_ instruction: Instruction, _ state: Tracked) -> Bool {
    guard isOpaque, state.status == .open else { return false }
    switch instruction.kind {
    case .call(let id):
      return showsOpaque(file[id].callee, state) || file[id].arguments.contains { showsOpaque($0.value, state) }
    case .bind(_, let value?) where state.wrappers.contains(value): return false
    case .bind(_, let value?), .assign(_, let value), .awaitValue(let value), .element(let value, _),
      .exhausted(let value, _):
      return showsOpaque(value, state)
    case .bind, .assume, .startAsyncLet, .endAsyncLet: return false
    }
  }

  /// Whether a test asks for more of it than whether it is there.
  func showsOpaque(_ test: Test, _ state: Tracked) -> Bool {
    if case .isNil(let value) = test, state.wrappers.contains(value.uncast) { return false }
    return test.subject.map { showsOpaque($0, state) } ?? false
  }

  private func showsOpaque(_ value: Value, _ state: Tracked) -> Bool {
    guard isOpaque, state.status == .open else { return false }
    let isKnown = { (part: Value) in
      guard case .member(let whole, let name) = part, state.wrappers.contains(whole) else { return false }
      return self.otherMembers.contains(name) || state.isHolder(part)
    }
    return value.contains(besides: isKnown) { part in
      if case .body(let closure) = part {
        return state.wrappers.contains { $0.rootVariable.map(file[closure].freeVariables.contains) ?? false }
      }
      return state.wrappers.contains(part)
    }
  }
}
