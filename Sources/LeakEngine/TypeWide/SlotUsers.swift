import LeakFlow

/// Finds the bodies in which slots may occur by other names than those of members: global variables, whole structs, `self`.
struct SlotUsers {
  let program: Program
  /// Global variables by name.
  private var named: [String: [Slot]] = [:]
  /// Slots of structs, and enums that are slots, by the type.
  private var inside: [TypeKey: [Slot]] = [:]
  /// The structs among these types that a member of some name keeps.
  private var keeping: [String: Set<TypeKey>] = [:]
  private var globals: [Int: [VarID: Slot]] = [:]

  init(program: Program, slots: [Slot]) {
    self.program = program
    for slot in slots {
      if case .global(let id) = slot.place {
        globals[slot.file, default: [:]][id] = slot
        named[slot.name, default: []].append(slot)
      }
      guard let owner = slot.owner, let kind = program.types.kind(of: owner) else { continue }
      if kind == .struct || slot.place == .whole { inside[owner, default: []].append(slot) }
    }
    guard !inside.isEmpty else { return }
    for (number, file) in program.files.enumerated() {
      for member in file.members {
        guard let type = program.written(MemberIndex.Property(member, file: number)),
          let key = program.types.key(of: type), inside[key] != nil
        else { continue }
        keeping[member.name, default: []].insert(key)
      }
    }
  }

  func find() -> [Slot.ID: Set<BodyRef>] {
    guard !named.isEmpty || !inside.isEmpty else { return [:] }
    var users: [Slot.ID: Set<BodyRef>] = [:]
    for (number, file) in program.files.enumerated() {
      for body in file.bodies {
        let ref = BodyRef(file: number, body: body.id)
        for slot in occurring(in: body, file, number) {
          users[slot.id, default: []].insert(ref)
          // What a lock gives to its closure has no name.
          guard slot.isLocked else { continue }
          for inner in program.family(of: ref) {
            users[slot.id, default: []].insert(BodyRef(file: number, body: inner))
          }
        }
      }
    }
    return users
  }

  private func occurring(in body: Body, _ file: FlowFile, _ number: Int) -> [Slot] {
    guard !named.isEmpty else { return replaced(in: body, number) }
    var found: [Slot] = []
    file.forEachPart(of: body) { part in
      if let name = part.memberName { found += named[name] ?? [] }
      if case .variable(let id) = part, let slot = globals[number]?[id] { found.append(slot) }
    }
    return found + replaced(in: body, number)
  }

  /// Slots that lie in what the body assigns as a whole.
  private func replaced(in body: Body, _ number: Int) -> [Slot] {
    guard !inside.isEmpty else { return [] }
    var types: Set<TypeKey> = []
    let own = program.type(around: BodyRef(file: number, body: body.id))
    for block in body.blocks {
      for case .assign(let target, _) in block.instructions.lazy.map(\.kind) {
        if target == .selfReference, let own { types.insert(own) }
        if let name = target.memberName, let kept = keeping[name] { types.formUnion(kept) }
      }
    }
    // What looks at `self` may look at what it is.
    if let own, inside[own]?.contains(where: { $0.place == .whole }) == true { types.insert(own) }
    return types.flatMap { inside[$0] ?? [] }
  }
}
