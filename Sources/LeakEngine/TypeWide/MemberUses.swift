import LeakFlow

/// Where members of one name occur, by the type to which they belong.
struct MemberUses {
  /// Bodies that use the member of a type, in source order.
  private(set) var owned: [TypeKey: [BodyRef]] = [:]
  /// Bodies that use a member of something whose type is not known, in source order.
  private(set) var unknown: [BodyRef] = []

  init(of name: String, in bodies: [BodyRef], _ program: Program) {
    for ref in bodies {
      let file = program.files[ref.file]
      let body = file[ref.body]
      var owners: Set<TypeKey> = []
      var isUnknown = false
      file.forEachPart(of: body) { part in
        guard part.memberName == name else { return }
        switch part {
        case .member(let base, _):
          guard let type = program.staticType(of: base, in: ref) else {
            isUnknown = true
            return
          }
          if let owner = program.key(of: type).flatMap({ program.owner(of: name, in: $0) }) {
            owners.formUnion(program.owners(of: name, seenAs: owner))
          } else if program.mayBeCast(type) {
            isUnknown = true
          }
        default:
          if let owner = program.owner(ofMember: part, in: ref) {
            owners.formUnion(program.owners(of: name, seenAs: owner))
          }
        }
      }
      for owner in owners { owned[owner, default: []].append(ref) }
      if isUnknown { unknown.append(ref) }
    }
  }

  /// The bodies in which a slot of this name occurs, or may; none where it certainly occurs nowhere. What is private occurs in
  /// its own file only.
  func bodies(using slot: Slot) -> [BodyRef] {
    guard let certain = slot.owner.flatMap({ owned[$0] }) else { return [] }
    return certain + (slot.isPrivate ? unknown.filter { $0.file == slot.file } : unknown)
  }
}

extension Program {
  /// The types that have a property which somebody names as one of a type: a protocol asks others for it.
  func owners(of name: String, seenAs owner: TypeKey) -> [TypeKey] {
    guard types.kind(of: owner) == .protocol else { return [owner] }
    return [owner] + types.descendants(of: owner).filter { members.property(name, of: $0)?.isStored ?? false }
  }

  /// Whether a value of a type may be of another one, which it is known to be where it is used: `(handler as! Delayer).promise`
  func mayBeCast(_ type: StaticType) -> Bool {
    guard case .instance = type, let key = key(of: type) else { return false }
    return types.kind(of: key) == .protocol || types.kind(of: key) == .class
  }
}
