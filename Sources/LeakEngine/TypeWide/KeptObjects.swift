import LeakAST
import LeakFlow

/// Finds members that keep objects in which the carriers are: `jobs: [Key: Job]`, where each `Job` has a list of handlers.
///
/// A class may do with what it has whatever it wants, so these are slots of their own, of which only is asked whether an
/// object goes with those who wait in it (`LostObjects`). It has to be certain that nothing else keeps the objects.
struct KeptObjects {
  let program: Program
  let slots: [Slot]

  func find() -> [Slot] {
    let inside = insides()
    guard !inside.isEmpty else { return [] }
    let names = Set(inside.keys.map(\.name))
    var found: [Slot] = []
    var keepers: [TypeKey: Int] = [:]
    for (number, file) in program.files.enumerated() {
      for member in file.members {
        guard let type = member.type ?? member.evidentType, type.isMade(of: names),
          let written = program.written(MemberIndex.Property(member, file: number)), let kept = kept(by: written),
          let slot = inside[kept.object]
        else { continue }
        keepers[kept.object, default: 0] += 1
        guard member.accessors.isEmpty, !member.isWeak, !member.isLet,
          let owner = program.types.key(path: member.typePath, file: number), owner != kept.object
        else { continue }
        found.append(
          Slot(
            CarrierTypes.Holding(primitive: slot.primitive, shape: kept.shape, keyType: kept.keyType), file: number,
            .member, owner: owner, isInStruct: program.types.kind(of: owner) == .struct, typeName: member.typeName,
            name: member.name, kept: kept.object,
            isPrivate: SlotFinder(program: program).isPrivate(member, file), range: member.range, inside: slot))
      }
    }
    return found.filter { slot in slot.kept.map { keepers[$0] == 1 } ?? false }
  }

  /// The only slot of each class in which somebody waits.
  private func insides() -> [TypeKey: Slot] {
    var found: [TypeKey: [Slot]] = [:]
    for slot in slots where slot.place == .member && !slot.isConstant && !slot.isLocked {
      guard let owner = slot.owner, program.types.kind(of: owner) == .class, slot.primitive.kind != .stream else {
        continue
      }
      found[owner, default: []].append(slot)
    }
    return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  private struct Kept {
    var object: TypeKey
    var shape: Slot.Shape
    var keyType: String?
  }

  /// The class of which a type keeps objects: one that may be missing, a list, or a dictionary of them.
  private func kept(by type: TypedRef) -> Kept? {
    switch type.type {
    case .optional(let wrapped):
      return kept(by: type.with(wrapped)) ?? object(type.with(wrapped)).map { Kept(object: $0, shape: .single) }
    case .array(let element): return object(type.with(element)).map { Kept(object: $0, shape: .list) }
    case .dictionary(let key, let element):
      return object(type.with(element)).map { Kept(object: $0, shape: .dictionary, keyType: key.baseName) }
    case .named(let name, let arguments):
      guard let last = arguments.last else { return nil }
      if program.models.isType(name, .list), arguments.count == 1 {
        return object(type.with(last)).map { Kept(object: $0, shape: .list) }
      }
      guard program.models.isType(name, .dictionary), arguments.count == 2 else { return nil }
      return object(type.with(last)).map { Kept(object: $0, shape: .dictionary, keyType: arguments[0].baseName) }
    default: return nil
    }
  }

  private func object(_ type: TypedRef) -> TypeKey? {
    guard let key = program.types.key(of: type), program.types.kind(of: key) == .class else { return nil }
    return key
  }
}

extension TypeRef {
  /// Whether one of some types is what this one is made of.
  fileprivate func isMade(of names: Set<String>) -> Bool {
    switch self {
    case .named(_, let arguments):
      baseName.map(names.contains) ?? false || arguments.contains { $0.isMade(of: names) }
    case .optional(let type), .array(let type): type.isMade(of: names)
    case .dictionary(let key, let type): key.isMade(of: names) || type.isMade(of: names)
    case .tuple(let parts, _): parts.contains { $0.isMade(of: names) }
    case .function, .other: false
    }
  }
}
