import LeakDomain
import LeakFlow

/// The slots of a program, and the bodies that may touch them: looked up once for all threads.
struct ProgramSlots: Sendable {
  let slots: [Slot]
  /// Bodies in which a member with the name of a slot occurs, in source order.
  private(set) var users: [String: [BodyRef]] = [:]
  /// Bodies in which slots may occur that are no members, or in a whole struct.
  private(set) var others: [Slot.ID: Set<BodyRef>] = [:]

  init(_ program: Program) {
    slots = SlotFinder(program: program).find()
    guard !slots.isEmpty else { return }
    let names = NameSet(Set(slots.filter { $0.place == .member }.map(\.name)))
    for (number, file) in program.files.enumerated() {
      for body in file.bodies { index(body, file, number, names) }
    }
    others = SlotUsers(program: program, slots: slots).find()
  }

  private mutating func index(_ body: Body, _ file: FlowFile, _ number: Int, _ names: NameSet) {
    var found: Set<String> = []
    file.forEachPart(of: body) { part in
      switch part {
      case .global(let name), .member(_, let name): if names.contains(name) { found.insert(name) }
      default: break
      }
    }
    for name in found { users[name, default: []].append(BodyRef(file: number, body: body.id)) }
  }
}
