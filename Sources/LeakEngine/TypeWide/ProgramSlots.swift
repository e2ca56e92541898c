import LeakDomain
import LeakFlow

/// The slots of a program, and the bodies that may touch them: looked up once for all threads.
struct ProgramSlots: Sendable {
  let slots: [Slot]
  /// Those that keep objects in which the carriers are.
  let kept: [Slot]
  /// Bodies in which a member with the name of a slot occurs, in source order.
  private(set) var users: [String: [BodyRef]] = [:]
  /// Bodies in which slots may occur that are no members, or in a whole struct.
  private(set) var others: [Slot.ID: Set<BodyRef>] = [:]

  init(_ program: Program) {
    slots = SlotFinder(program: program).find()
    kept = KeptObjects(program: program, slots: slots).find()
    let all = slots + kept
    guard !all.isEmpty else { return }
    for name in Set(all.lazy.filter { $0.place == .member }.map(\.name)) {
      users[name] = program.files.indices.flatMap { number in
        program.files[number].occurrences.bodies(naming: name).map { BodyRef(file: number, body: $0) }
      }
    }
    others = SlotUsers.find(program, all)
  }
}
