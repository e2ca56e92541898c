import LeakAST
import LeakDomain
import LeakFlow

/// Which values of one file are a slot.
struct SlotPlaces {
  enum Match: Hashable {
    /// It is the slot.
    case own
    /// A member of that name, of something whose type is not known.
    case perhaps
  }

  let types: ValueTypes
  let fileIndex: Int
  private let program: Program
  private let declared: DeclaredTypes

  init(_ program: Program, _ declared: DeclaredTypes, file: Int) {
    self.program = program
    self.declared = declared
    fileIndex = file
    types = ValueTypes(program, declared, file: file)
  }

  /// Whether a value is the slot itself, and no part of it.
  func match(_ value: Value, _ slot: Slot, in body: Body) -> Match? {
    if slot.isLocked {
      guard case .variable(let id) = value, let lock = types.lockOf[id] else { return nil }
      return matchMember(lock, slot, in: body)
    }
    return matchMember(value, slot, in: body)
  }

  private func matchMember(_ value: Value, _ slot: Slot, in body: Body) -> Match? {
    switch value {
    case .global(slot.name): return owns(slot, body.typePath, in: body) ? .own : nil
    case .member(let base, slot.name):
      guard let type = types.type(of: base, in: body) else { return .perhaps }
      return type.fullName.map { owns(slot, $0, in: body) } ?? false ? .own : nil
    case .operation("&", let parts): return parts.first.flatMap { matchMember($0, slot, in: body) }
    default: return nil
    }
  }

  /// Whether a type, by the name that it has in a body, is the slot's or inherits from it.
  private func owns(_ slot: Slot, _ name: String?, in body: Body) -> Bool {
    climb(to: slot.name, from: name, in: body) { $0.file == slot.file && $0.info.path == slot.typePath }
  }

  /// From a type upwards to the one that declares a member, until `isMeant` holds; whether it did.
  private func climb(
    to member: String, from name: String?, in body: Body, _ isMeant: (DeclaredTypes.Declared) -> Bool
  ) -> Bool {
    var current = name
    var steps = 0
    while let type = current, steps < 8 {
      guard let found = declared.type(type, in: fileIndex, from: body.typePath) else { return false }
      if isMeant(found) { return true }
      guard found.members[member] == nil else { return false }
      current = found.info.inherited.first?.fullName
      steps += 1
    }
    return false
  }

  /// Calls `owned` with every type to which a member, if that is what a value is, may belong; `unknown` if nothing is
  /// known of what it is a member of.
  func owners(of value: Value, in body: Body, owned: (Slot.Owner) -> Void, unknown: () -> Void) {
    let (type, name): (String?, String)
    switch value {
    case .global(let member): (type, name) = (body.typePath, member)
    case .member(let base, let member):
      guard let known = types.type(of: base, in: body) else { return unknown() }
      (type, name) = (known.fullName, member)
    default: return
    }
    _ = climb(to: name, from: type, in: body) { found in
      owned(Slot.Owner(file: found.file, path: found.info.path))
      return false
    }
  }

  /// Whether the slot is the value, or part of how it is made: a member, an element or a payload of it.
  func mentions(_ value: Value, _ slot: Slot, in body: Body) -> Bool {
    value.contains { match($0, slot, in: body) != nil } || isLockItself(value, slot, in: body)
  }

  /// The lock around the slot, as a whole, goes elsewhere.
  private func isLockItself(_ value: Value, _ slot: Slot, in body: Body) -> Bool {
    slot.isLocked && matchMember(value, slot, in: body) != nil
  }

  /// Whether a value tells more of the slot than how much is in it.
  func looksInto(_ value: Value, _ slot: Slot, in body: Body) -> Bool {
    switch value {
    case .member(let base, let name) where program.models.has(name, .measure):
      return match(base, slot, in: body) == nil && looksInto(base, slot, in: body)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      return match(value, slot, in: body) != nil || parts.contains { looksInto($0, slot, in: body) }
    default: return mentions(value, slot, in: body)
    }
  }
}

extension TypeRef {
  /// The name of a nominal type as written, also below optionals.
  var fullName: String? {
    if case .named(let name, _) = unwrapped { name } else { nil }
  }
}
