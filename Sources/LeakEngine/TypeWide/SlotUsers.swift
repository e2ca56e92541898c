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
  /// The types that are slots themselves, by their dotted names.
  private var whole: Set<String> = []
  private var users: [Slot.ID: Set<BodyRef>] = [:]

  init(program: Program, slots: [Slot]) {
    self.program = program
    for slot in slots {
      if case .global(let id) = slot.place {
        globals[slot.file, default: [:]][id] = slot
        named[slot.name, default: []].append(slot)
      }
      guard let owner = slot.owner, let kind = program.types.kind(of: owner) else { continue }
      if slot.place == .whole { whole.insert(owner.path) }
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

  static func find(_ program: Program, _ slots: [Slot]) -> [Slot.ID: Set<BodyRef>] {
    var search = SlotUsers(program: program, slots: slots)
    for number in program.files.indices {
      search.noteGlobals(in: number)
      search.noteReplaced(in: number)
    }
    return search.users
  }

  private mutating func noteGlobals(in number: Int) {
    let file = program.files[number]
    for (name, slots) in named {
      for body in file.occurrences.bodies(naming: name) { note(slots, in: body, number) }
    }
    // Their own file knows them as variables.
    guard let own = globals[number] else { return }
    for body in file.bodies {
      var found: [Slot] = []
      file.forEachPart(of: body) { part in
        if case .variable(let id) = part, let slot = own[id] { found.append(slot) }
      }
      note(found, in: body.id, number)
    }
  }

  /// Slots that lie in what a body assigns as a whole.
  private mutating func noteReplaced(in number: Int) {
    guard !inside.isEmpty else { return }
    let file = program.files[number]
    for body in file.occurrences.replacing { noteSelf(of: body, number) }
    for (name, types) in keeping {
      for body in file.occurrences.bodies(assigning: name) {
        note(types.flatMap { inside[$0] ?? [] }, in: body, number)
      }
    }
    // What looks at `self` may look at what it is.
    guard !whole.isEmpty else { return }
    for body in file.bodies where body.typePath.map(whole.contains) ?? false {
      let type = program.type(around: BodyRef(file: number, body: body.id))
      if type.flatMap({ inside[$0] })?.contains(where: { $0.place == .whole }) == true { noteSelf(of: body.id, number) }
    }
  }

  private mutating func noteSelf(of body: BodyID, _ number: Int) {
    let type = program.type(around: BodyRef(file: number, body: body))
    note(type.flatMap { inside[$0] } ?? [], in: body, number)
  }

  private mutating func note(_ slots: [Slot], in body: BodyID, _ number: Int) {
    let ref = BodyRef(file: number, body: body)
    for slot in slots {
      users[slot.id, default: []].insert(ref)
      // What a lock gives to its closure has no name.
      guard slot.isLocked else { continue }
      for inner in program.family(of: ref) { users[slot.id, default: []].insert(BodyRef(file: number, body: inner)) }
    }
  }
}
