import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What is known of the locks and queues of a program that one thread at a time has: which values are some, what functions do
/// to them, and what is held where. Nothing is found out twice, and what is found does not depend on who asks first.
///
/// Omissions: what one function takes and another gives back; locks that may be taken again, and those of which that is not known.
final class Exclusives {
  unowned let program: Program
  /// How many calls away a lock may be taken to be seen.
  static let depth = 3
  var known: [LockPlace: Exclusive?] = [:]
  var events: [Depth: [LockEvent]] = [:]
  var firsts: [Depth: FirstActs] = [:]
  var runs: [RunKey: ClosureFrame] = [:]
  var surroundings: [Depth: Surroundings] = [:]
  var takings: [Depth: [TakenLock]] = [:]
  var keepers: [Int: Set<BodyID>] = [:]
  var crossed: [Int: [CrossedCall]] = [:]
  let leads: LockLeads

  struct Depth: Hashable {
    var ref: BodyRef
    var depth: Int
  }
  /// What is held around a closure, and the body up to which everything runs at once.
  struct Surroundings {
    var held: [Held]
    var reached: BodyID
  }
  /// A lock that is taken in a body, and how far it stays taken there.
  struct TakenLock {
    var held: Held
    var ways: LockWays
  }
  struct RunKey: Hashable {
    var ref: BodyRef
    var parameter: VarID
    var depth: Int
  }

  init(_ program: Program, leads: LockLeads) {
    self.program = program
    self.leads = leads
  }

  // MARK: Places

  /// The place of a value that stays what it is.
  func place(of value: Value, in ref: BodyRef) -> LockPlace? {
    let file = program.files[ref.file]
    switch value {
    case .selfReference: return program.body(program.root(of: ref)).isStatic ? nil : .itself
    case .variable(let id): return variable(id, file[id], file: ref.file)
    case .global(let name): return member(name, in: ref)
    case .member(let base, let name): return member(name, of: base, in: ref)
    default: return nil
    }
  }

  private func variable(_ id: VarID, _ variable: Variable, file: Int) -> LockPlace? {
    if variable.isWeak, variable.definition == .selfReference { return .itself }
    guard variable.isConstant else { return nil }
    switch variable.definition {
    // Another name for the same.
    case .variable(let other) where other == id: break
    case .variable, .global, .member, .selfReference:
      guard variable.isLet, let definition = variable.definition else { return nil }
      return place(of: definition, in: BodyRef(file: file, body: variable.owner))
    default: break
    }
    return .variable(file: file, id)
  }

  /// A name without a receiver: a member of the object or of its type, or a variable outside of all types.
  private func member(_ name: String, in ref: BodyRef) -> LockPlace? {
    guard let owner = program.owner(ofMember: .global(name), in: ref) else {
      return program.files[ref.file].globals[name].map { .variable(file: ref.file, $0) }
    }
    guard let property = property(name, of: owner) else { return nil }
    if property.isStatic { return .member(.type, owner: owner, name) }
    let root = program.body(program.root(of: ref))
    guard !root.isStatic, let own = program.type(around: ref), program.types.ancestry(of: own).contains(owner) else {
      return nil
    }
    return .member(.itself, owner: owner, name)
  }

  private func member(_ name: String, of base: Value, in ref: BodyRef) -> LockPlace? {
    guard let type = program.staticType(of: base, in: ref) else { return nil }
    guard let owner = program.key(of: type).flatMap({ program.owner(of: name, in: $0) }),
      let property = property(name, of: owner)
    else { return nil }
    if case .type = type { return property.isStatic ? .member(.type, owner: owner, name) : nil }
    guard !property.isStatic, let base = place(of: base, in: ref) else { return nil }
    return .member(base, owner: owner, name)
  }

  /// A stored property that nothing changes once its object is made.
  private func property(_ name: String, of owner: TypeKey) -> MemberIndex.Property? {
    guard let property = program.members.property(name, of: owner), property.isStored,
      property.isLet || !program.changedMembers.contains(name)
    else { return nil }
    return property
  }
}

/// The queue or lock that a value is.
extension Exclusives {
  func exclusive(_ value: Value, in ref: BodyRef) -> Exclusive? {
    guard let place = place(of: value, in: ref), place != .itself else { return nil }
    if let known = known[place] { return known }
    let found = find(place, value, in: ref)
    known[place] = .some(found)
    return found
  }

  private func find(_ place: LockPlace, _ value: Value, in ref: BodyRef) -> Exclusive? {
    guard case .instance(let written)? = program.staticType(of: value, in: ref) else { return nil }
    var type = program.types.resolved(written).type
    // A pointer to what C locks.
    if case .named("UnsafeMutablePointer", let pointee) = type, let pointee = pointee.first { type = pointee }
    guard let name = type.baseName, !program.types.isDeclared(name) else { return nil }
    let makings = LockMakings(exclusives: self, place: place)
    switch name {
    case "DispatchQueue": return makings.queueKind.map { Exclusive(place: place, kind: $0, type: name) }
    case "DispatchSemaphore": return makings.isMutex ? Exclusive(place: place, kind: .lock, type: name) : nil
    default:
      guard program.models.isType(name, .lock), !makings.hasAttributes else { return nil }
      return Exclusive(place: place, kind: .lock, type: name)
    }
  }
}
