import LeakDomain
import LeakFlow

/// What the type-wide analysis has found out about the whole program: each thread has one of its own.
final class TypeWideIndex {
  let program: Program
  let slots: [Slot]
  /// Bodies in which a member with the name of a slot occurs, in source order.
  private let users: [String: [BodyRef]]
  private var uses: [String: MemberUses] = [:]
  /// Bodies in which slots may occur that are no members, or in a whole struct.
  private let others: [Slot.ID: Set<BodyRef>]
  private var places: [Int: SlotPlaces] = [:]
  private var callers: [BodyRef: SlotCallers.Callers] = [:]
  /// Functions that by their names end an object's work, by type.
  private lazy var endings = Dictionary(
    grouping: program.functions.filter { program.models.has($0.key, .ending) }.values.joined(),
    by: { program.type(around: $0) })
  /// Loops that go on by asking again.
  private(set) lazy var rearming = LostRearms.loops(self)
  private lazy var slotsByOwner = Dictionary(grouping: slots, by: \.owner)
  private var keepers: [Int: TypeKeepers] = [:]
  private lazy var allKeepers = ProgramTypeKeepers(program)
  private var callees: [BodyRef: [BodyRef]] = [:]
  private var calls: [BodyRef: [CallID]] = [:]
  private var callerNames: [String: Set<String>] = [:]
  private var targets: [FlowCall: BodyRef?] = [:]
  private var assigned: [BodyRef: Set<String>] = [:]
  private var singleUse: [String: Bool] = [:]
  private var stores: [Steps: [SlotStore]] = [:]

  init(_ program: Program, _ slots: ProgramSlots) {
    self.program = program
    self.slots = slots.slots
    users = slots.users
    others = slots.others
  }

  /// Bodies in which a slot occurs, and those in which it may.
  func candidates(for slot: Slot) -> (certain: Set<BodyRef>, possible: Set<BodyRef>) {
    let bodies = Set(slot.place == .member ? members(slot) : []).union(others[slot.id] ?? [])
    // What a lock gives to its closure has no name.
    if slot.isLocked {
      return ([], Set(bodies.flatMap { ref in program.family(of: ref).map { BodyRef(file: ref.file, body: $0) } }))
    }
    let certain = slot.place == .member ? Set(members(slot)) : []
    return (certain, bodies.subtracting(certain))
  }

  private func members(_ slot: Slot) -> [BodyRef] {
    guard let all = users[slot.name] else { return [] }
    let known = uses[slot.name] ?? MemberUses(of: slot.name, in: all, program)
    uses[slot.name] = known
    return known.bodies(using: slot)
  }

  /// The enum that replaces itself, where a slot keeps a value of one.
  func state(in slot: Slot) -> Slot? {
    guard case .state = slot.shape, let kept = slot.kept else { return nil }
    return slots.first { $0.place == .whole && $0.owner == kept }
  }

  func places(in file: Int) -> SlotPlaces {
    if let known = places[file] { return known }
    let made = SlotPlaces(program: program, fileIndex: file)
    places[file] = made
    return made
  }

  func callers(of ref: BodyRef) -> SlotCallers.Callers {
    if let known = callers[ref] { return known }
    let found = SlotCallers(index: self).find(ref)
    callers[ref] = found
    return found
  }

  func target(of call: CallID, file: Int) -> BodyRef? {
    let place = FlowCall(file: file, call: call)
    if let known = targets[place] { return known }
    let found = SlotCallers(index: self).findTarget(of: call, file: file)
    targets[place] = .some(found)
    return found
  }

  func callees(of root: BodyRef) -> [BodyRef] {
    if let known = callees[root] { return known }
    let found = SlotCallers(index: self).callees(of: root)
    callees[root] = found
    return found
  }

  /// A function with those that it calls, and those that these call.
  func withCallees(of root: BodyRef) -> [BodyRef] {
    let near = callees(of: root)
    return [root] + near + near.flatMap(callees)
  }

  /// The calls in a function and its closures.
  func calls(in root: BodyRef) -> [CallID] {
    if let known = calls[root] { return known }
    let found = program.family(of: root).flatMap { program.files[root.file][$0].calls }
    calls[root] = found
    return found
  }

  func callers(named name: String) -> Set<String> {
    if let known = callerNames[name] { return known }
    let found = SlotCallers(index: self).findCallers(named: name)
    callerNames[name] = found
    return found
  }

  /// Members and global variables that a function, or a closure in it, assigns.
  func assignedNames(of root: BodyRef) -> Set<String> {
    if let known = assigned[root] { return known }
    let file = program.files[root.file]
    let found = Set(program.family(of: root).flatMap { file.assignedNames($0) })
    assigned[root] = found
    return found
  }

  /// A type, and the types of a file that keep one of it.
  func owners(of type: TypeKey, in file: Int) -> Set<TypeKey> {
    let known = keepers[file] ?? TypeKeepers(program, file: file)
    keepers[file] = known
    return known.owners(of: type)
  }

  /// The slots of a type, or those outside of all types.
  func slots(of owner: TypeKey?) -> [Slot] { slotsByOwner[owner] ?? [] }

  /// The types of the program that keep one of some types, these left out.
  func keepers(of types: Set<TypeKey>) -> Set<TypeKey> { allKeepers.keepers(of: types) }

  /// Whether a function calls one of some functions, or what calls it in turn.
  func leads(_ function: BodyRef, to goals: Set<BodyRef>, steps: Int) -> Bool {
    var seen: Set<BodyRef> = [function]
    var front = [function]
    for _ in 0..<steps where !goals.isEmpty {
      front = front.flatMap { callees(of: $0) }.filter { seen.insert($0).inserted }
      if front.contains(where: goals.contains) { return true }
    }
    return false
  }

  /// Functions of some types that by their names end an object's work, in source order. One that only calls another leaves it to that.
  func endings(of types: Set<TypeKey>) -> [BodyRef] {
    let ends = types.flatMap { endings[$0] ?? [] }.map { program.performer(of: $0) }
    return Set(ends).sorted { ($0.file, $0.body) < ($1.file, $1.body) }
  }

  /// What is put into a slot, where it comes through no more other slots than so many.
  func stores(of slot: Slot, steps: Int) -> [SlotStore] {
    let key = Steps(slot: slot.id, steps: steps)
    if let known = stores[key] { return known }
    let found = SlotStores(view: SlotView(self, slot)).find(steps: steps)
    stores[key] = found
    return found
  }

  func isMadeForOneCall(_ type: String) -> Bool {
    if let known = singleUse[type] { return known }
    let found = SingleUse(program: program).isMadeForOneCall(type)
    singleUse[type] = found
    return found
  }

  func effects(of slot: Slot, in file: Int) -> SlotEffects {
    SlotEffects(places: places(in: file), slot: slot, file: program.files[file], models: program.models)
  }
}

private struct Steps: Hashable {
  var slot: Slot.ID
  var steps: Int
}

/// A call of the program.
private struct FlowCall: Hashable {
  var file: Int
  var call: CallID
}
