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

  let program: Program
  let fileIndex: Int

  /// Whether a value is the slot itself, and no part of it.
  func match(_ value: Value, _ slot: Slot, in body: Body) -> Match? {
    if slot.isLocked {
      guard case .variable(let id) = value, let lock = program.receiver(giving: id, file: fileIndex) else { return nil }
      return matchMember(lock.value, slot, in: body)
    }
    return matchMember(value, slot, in: body)
  }

  private func matchMember(_ value: Value, _ slot: Slot, in body: Body) -> Match? {
    if case .operation("&", let parts) = value { return parts.first.flatMap { matchMember($0, slot, in: body) } }
    switch slot.place {
    case .whole: return isValue(value, of: slot.owner, in: body) ? .own : nil
    case .global(let id): return isGlobal(value, id, slot, in: body) ? .own : nil
    case .member: break
    }
    switch value {
    case .global(slot.name):
      guard let owner = program.owner(ofMember: value, in: ref(body)) else { return nil }
      return owner == slot.owner || isRequired(slot, by: owner) ? .own : nil
    case .member(let base, slot.name):
      guard let type = program.staticType(of: base, in: ref(body)) else { return .perhaps }
      guard let key = program.key(of: type) else { return nil }
      guard let owner = program.owner(of: slot.name, in: key) else { return program.mayBeCast(type) ? .perhaps : nil }
      if owner == slot.owner { return .own }
      guard isRequired(slot, by: owner) else { return nil }
      return base == .selfReference ? .own : .perhaps
    default: return nil
    }
  }

  /// Whether a protocol asks the slot's type for the slot.
  private func isRequired(_ slot: Slot, by owner: TypeKey) -> Bool {
    guard let own = slot.owner, program.types.kind(of: owner) == .protocol else { return false }
    return program.types.ancestry(of: own).contains(owner)
  }

  private func ref(_ body: Body) -> BodyRef { BodyRef(file: fileIndex, body: body.id) }

  /// The variable itself, or its name where no member has it.
  private func isGlobal(_ value: Value, _ id: VarID, _ slot: Slot, in body: Body) -> Bool {
    if fileIndex == slot.file, value == .variable(id) { return true }
    guard value == .global(slot.name) else { return false }
    if fileIndex != slot.file {
      guard !slot.isPrivate, program.files[fileIndex].globals[slot.name] == nil,
        program.globals[slot.name]?.count == 1
      else { return false }
    }
    var around = body.typePath
    while let path = around {
      if let type = program.types.key(path: path, file: fileIndex),
        program.owner(of: slot.name, in: type) != nil
      {
        return false
      }
      around = TypeIndex.outer(of: path)
    }
    return true
  }

  /// Whether a value is a place that keeps one of a type: `self` in its own methods, a property, what a lock guards.
  private func isValue(_ value: Value, of type: TypeKey?, in body: Body) -> Bool {
    switch value {
    case .selfReference: return program.type(around: ref(body)) == type
    case .global, .member: break
    case .variable(let id) where program.receiver(giving: id, file: fileIndex) != nil: break
    default: return false
    }
    guard case .instance(let written)? = program.staticType(of: value, in: ref(body)) else { return false }
    return program.types.key(of: written) == type
  }

  /// Whether a value is a whole struct that has the slot in it, in a place that keeps it.
  func isAround(_ value: Value, _ slot: Slot, in body: Body) -> Bool {
    guard slot.isInStruct, let owner = slot.owner else { return false }
    if case .variable = value { return false }
    return isValue(value, of: owner, in: body)
  }

  /// Whether the slot is the value, or part of how it is made: a member, an element or a payload of it.
  func mentions(_ value: Value, _ slot: Slot, in body: Body) -> Bool {
    mayBeNamed(in: value, slot)
      && (value.contains { match($0, slot, in: body) != nil } || isLockItself(value, slot, in: body))
  }

  /// Asked first, as most values have nothing to do with a slot: whether its name occurs, if it has no other.
  private func mayBeNamed(in value: Value, _ slot: Slot) -> Bool {
    if slot.isLocked || slot.place != .member { return true }
    return value.contains { $0.memberName == slot.name }
  }

  /// The lock around the slot, as a whole, goes elsewhere.
  private func isLockItself(_ value: Value, _ slot: Slot, in body: Body) -> Bool {
    slot.isLocked && matchMember(value, slot, in: body) != nil
  }

  /// Whether a value tells more of the slot than how much is in it.
  func looksInto(_ value: Value, _ slot: Slot, in body: Body) -> Bool {
    guard slot.isInStruct || mayBeNamed(in: value, slot) else { return false }
    switch value {
    case .member(let base, let name) where program.models.has(name, .measure):
      return match(base, slot, in: body) == nil && looksInto(base, slot, in: body)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      return match(value, slot, in: body) != nil || parts.contains { looksInto($0, slot, in: body) }
    default: return mentions(value, slot, in: body) || isAround(value, slot, in: body)
    }
  }
}
