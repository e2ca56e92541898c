import LeakFlow

/// Where members of one name occur, by the type to which they belong.
struct MemberUses {
  /// Bodies that use the member of a type, in source order.
  private(set) var owned: [Slot.Owner: [BodyRef]] = [:]
  /// Bodies that use a member of something whose type is not known, in source order.
  private(set) var unknown: [BodyRef] = []

  init(of name: String, in bodies: [BodyRef], _ index: TypeWideIndex) {
    for ref in bodies {
      let file = index.program.files[ref.file]
      let places = index.places(in: ref.file)
      let body = file[ref.body]
      var owners: Set<Slot.Owner> = []
      var isUnknown = false
      file.forEachPart(of: body) { part in
        guard part.memberName == name else { return }
        places.owners(of: part, in: body, owned: { owners.insert($0) }, unknown: { isUnknown = true })
      }
      for owner in owners { owned[owner, default: []].append(ref) }
      if isUnknown { unknown.append(ref) }
    }
  }

  /// The bodies in which a slot of this name occurs, or may; none where it certainly occurs nowhere.
  func bodies(using slot: Slot) -> [BodyRef] {
    guard let certain = owned[slot.owner] else { return [] }
    return certain + unknown
  }
}
