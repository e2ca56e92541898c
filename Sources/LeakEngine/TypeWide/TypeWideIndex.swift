import LeakDomain
import LeakFlow

/// What the type-wide analysis knows of the whole program: slots, and the bodies that may touch them.
final class TypeWideIndex {
  let program: Program
  let types: DeclaredTypes
  let slots: [Slot]
  /// Bodies in which a member with the name of a slot occurs.
  private(set) var users: [String: [BodyRef]] = [:]
  private var places: [Int: SlotPlaces] = [:]
  private var used: [Int: Set<CallID>] = [:]
  private var callers: [BodyRef: SlotCallers.Callers] = [:]
  private var calls: [String: SlotCallers.ResolvedCalls] = [:]

  init(_ program: Program) {
    self.program = program
    types = DeclaredTypes(program)
    slots = SlotFinder(program: program, types: types).find()
    guard !slots.isEmpty else { return }
    let names = Set(slots.map(\.name))
    for (number, file) in program.files.enumerated() {
      for body in file.bodies { index(body, file, number, names) }
    }
  }

  private func index(_ body: Body, _ file: FlowFile, _ number: Int, _ names: Set<String>) {
    var found: Set<String> = []
    for value in file.values(of: body) {
      _ = value.contains { part in
        if let name = part.memberName, names.contains(name) { found.insert(name) }
        return false
      }
    }
    for name in found { users[name, default: []].append(BodyRef(file: number, body: body.id)) }
    // What a lock gives to its closure has no name.
    let locks = found.filter { name in slots.contains { $0.isLocked && $0.name == name } }
    guard !locks.isEmpty else { return }
    for inner in program.family(of: BodyRef(file: number, body: body.id)).dropFirst() {
      for name in locks { users[name, default: []].append(BodyRef(file: number, body: inner)) }
    }
  }

  func places(in file: Int) -> SlotPlaces {
    if let known = places[file] { return known }
    let made = SlotPlaces(program, types, file: file)
    places[file] = made
    return made
  }

  func callers(of ref: BodyRef) -> SlotCallers.Callers {
    if let known = callers[ref] { return known }
    let found = SlotCallers(index: self).find(ref)
    callers[ref] = found
    return found
  }

  func calls(named name: String) -> SlotCallers.ResolvedCalls {
    if let known = calls[name] { return known }
    let found = SlotCallers(index: self).resolved(name)
    calls[name] = found
    return found
  }

  func effects(of slot: Slot, in file: Int) -> SlotEffects {
    let calls = used[file] ?? program.files[file].usedCalls()
    used[file] = calls
    return SlotEffects(
      places: places(in: file), slot: slot, file: program.files[file], models: program.models, used: calls)
  }
}
