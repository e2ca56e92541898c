import LeakDomain
import LeakFlow

/// Ends of another part of an object: they work on members of it that nobody knows who has to do with those who wait.
///
///     func stop() { player?.stop(); player = nil }
///     func speak(_ text: String) async { await withCheckedContinuation { spoken[text] = $0; synthesizer.speak(text) } }
struct UnrelatedEnds {
  let view: SlotView
  private let related: Set<String>
  private var program: Program { view.program }

  init(view: SlotView) {
    self.view = view
    let reaching = view.reaching.flatMap { view.index.withCallees(of: $0) }
    related = Set(reaching.flatMap { Self.members(usedBy: $0, view) })
  }

  /// Whether an end calls something on members, or lets them go, and all of these are others than those who wait have to do with.
  func contains(_ end: BodyRef) -> Bool {
    let ends = view.index.withCallees(of: end)
    let used = Set(ends.flatMap { Self.members(usedBy: $0, view) })
    guard used.isDisjoint(with: related), !used.contains(where: isTold) else { return false }
    return ends.contains { ref in
      let file = program.files[ref.file]
      return view.index.calls(in: ref).contains { call in
        guard let receiver = file[call].receiver, !program.keepsWaiters(receiver, in: ref) else { return false }
        return receiver.contains { Self.member($0).map(used.contains) ?? false }
      }
    }
  }

  /// Whether a member knows the object, which it may call.
  private func isTold(_ member: String) -> Bool {
    guard let owner = view.slot.owner else { return true }
    if let initial = program.members.property(member, of: owner)?.initial, initial.value.contains(where: Self.isSelf) {
      return true
    }
    return program.files[view.slot.file].bodies.contains { body in
      body.blocks.lazy.flatMap(\.instructions).contains { instruction in
        switch instruction.kind {
        case .assign(let target, let value):
          // `connection.delegate = self`, `connection = Connection(delegate: self)`
          return Self.isOf(member, target) && isGivenSelf(value)
        case .call(let call):
          let site = program.files[view.slot.file][call]
          return Self.isOf(member, site.receiver ?? .unknown) && site.arguments.contains { isGivenSelf($0.value) }
        default: return false
        }
      }
    }
  }

  private func isGivenSelf(_ value: Value) -> Bool {
    let file = program.files[view.slot.file]
    return value.contains { part in
      if case .call(let made) = part { return file[made].arguments.contains { $0.value.contains(where: Self.isSelf) } }
      return Self.isSelf(part)
    }
  }

  private static func isSelf(_ value: Value) -> Bool { value == .selfReference }

  private static func isOf(_ member: String, _ place: Value) -> Bool {
    place.contains { Self.member($0) == member }
  }

  /// The members of the object that a function names.
  private static func members(usedBy ref: BodyRef, _ view: SlotView) -> Set<String> {
    guard let owner = view.slot.owner else { return [] }
    let program = view.program
    var found: Set<String> = []
    for id in program.family(of: ref) {
      let file = program.files[ref.file]
      file.forEachPart(of: file[id]) { part in
        guard let name = member(part), program.members.property(name, of: owner) != nil else { return }
        found.insert(name)
      }
    }
    return found
  }

  private static func member(_ value: Value) -> String? {
    switch value {
    case .global(let name), .member(.selfReference, let name): name
    // `self?.name`
    case .member(.variable, let name): name
    default: nil
    }
  }
}

extension Program {
  /// Whether a value is a place for those who wait: `others.removeAll()` ends no other object.
  func keepsWaiters(_ place: Value, in ref: BodyRef) -> Bool {
    guard case .instance(let type)? = staticType(of: place, in: ref),
      let held = CarrierTypes(program: self).holding(type)?.primitive.kind
    else { return false }
    return held == .continuation || held == .promise
  }
}
