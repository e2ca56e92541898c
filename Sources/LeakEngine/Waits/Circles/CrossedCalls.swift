import LeakFlow
import LeakModel

/// A call of another object's method, with a turn of one's own had, that takes one of the other object.
struct CrossedCall {
  /// What an object of a type has: the same words for all its objects.
  struct Member: Hashable {
    var owner: TypeKey
    var name: String
    var text: String { "\(owner.name).\(name)" }
  }
  struct Pair: Hashable {
    var outer: Member
    var inner: Member
  }
  var file: Int
  var body: BodyID
  var range: SourceRange
  var outer: Member
  var isOuterShared: Bool
  var inner: Member
  var taking: Taking
  /// What else is had then.
  var others: Set<Member>
  var pair: Pair { Pair(outer: outer, inner: inner) }

  func isReverse(of other: CrossedCall) -> Bool {
    outer == other.inner && inner == other.outer && !(isOuterShared && other.taking.turn.isShared)
      && !(other.isOuterShared && taking.turn.isShared)
  }

  /// Of two that cross one is told of, wherever they stand.
  func isTold(before other: CrossedCall) -> Bool {
    (outer.text, outer.owner.path, file) < (other.outer.text, other.outer.owner.path, other.file)
  }
}

extension Exclusives {
  func crossedCalls(file: Int) -> [CrossedCall] {
    if let known = crossed[file] { return known }
    let found = program.files[file].bodies.flatMap { crossedCalls(in: BodyRef(file: file, body: $0.id)) }
    crossed[file] = found
    return found
  }

  private func crossedCalls(in ref: BodyRef) -> [CrossedCall] {
    guard mayHold(ref) else { return [] }
    return program.body(ref).blocks.enumerated().flatMap { number, block in
      block.instructions.enumerated().flatMap { index, instruction -> [CrossedCall] in
        guard case .call(let id) = instruction.kind else { return [] }
        return crossedCalls(id, at: (number, index), in: ref)
      }
    }
  }

  private func crossedCalls(_ id: CallID, at point: (Int, Int), in ref: BodyRef) -> [CrossedCall] {
    let site = program.files[ref.file][id]
    guard let name = site.name, leads.lead(function: name, within: Self.depth), let receiver = site.receiver,
      isOwnMember(receiver, in: ref), let target = program.resolve(site, file: ref.file)?.target,
      let own = program.type(around: ref), let other = program.type(around: target),
      program.types.kind(of: other) == .class, own != other
    else { return [] }
    let takes = firsts(target, depth: Self.depth - 1).takes.compactMap { taking -> (CrossedCall.Member, Taking)? in
      member(taking.turn).map { ($0, taking) }
    }
    guard !takes.isEmpty else { return [] }
    let held = held(at: point, in: ref, depth: Self.depth).held.compactMap { held in
      member(held.turn).map { (member: $0, isShared: held.turn.isShared) }
    }
    let all = Set(held.map(\.member))
    return held.flatMap { outer in
      takes.filter { !all.contains($0.0) }.map { inner, taking in
        CrossedCall(
          file: ref.file, body: ref.body, range: site.nameRange, outer: outer.member, isOuterShared: outer.isShared,
          inner: inner, taking: taking, others: all.subtracting([outer.member]))
      }
    }
  }

  /// What the object itself has.
  private func member(_ turn: Turn) -> CrossedCall.Member? {
    guard case .member(.itself, let owner, let name) = turn.exclusive.place else { return nil }
    return CrossedCall.Member(owner: owner, name: name)
  }

  /// What the object keeps: `audit`, `self.audit`, `if let audit`.
  private func isOwnMember(_ value: Value, in ref: BodyRef, steps: Int = 3) -> Bool {
    switch value {
    case .global(let name):
      return program.owner(ofMember: value, in: ref).flatMap { program.members.property(name, of: $0) }
        .map { $0.isStored && !$0.isStatic } ?? false
    case .member(.selfReference, _): return true
    case .variable(let id):
      let variable = program.files[ref.file][id]
      guard steps > 0, variable.isConstant, let definition = variable.definition, definition != value else {
        return false
      }
      return isOwnMember(definition, in: ref, steps: steps - 1)
    default: return false
    }
  }
}
