import LeakAST
import LeakFlow

/// A stored member of a type.
struct IdleMember: Hashable {
  var owner: TypeKey
  var name: String
}

/// Handlers that are kept where nothing reads them: whoever keeps one there has not handed it on.
///
///     self.handler = handler  // nobody ever calls self.handler
///     guard let url else { return }
extension ObligationAnalysis {
  /// Whether a handler that the function calls itself goes to a member that nothing reads. One that it does not call is told of
  /// where it is kept.
  func isKeptInVain(_ value: Value, _ target: Value) -> Bool {
    let ref = BodyRef(file: fileIndex, body: current)
    switch primitive.kind {
    case .handler: return program.isIdle(target, in: ref) && program.calls(value, around: ref)
    case .promise:
      return AwaitedMembers(program: program, primitive: primitive).isOnlyAwaited(target, for: value, in: ref)
    default: return false
    }
  }
}

extension Program {
  /// Whether the function around a body, or a closure in it, calls a value.
  func calls(_ value: Value, around ref: BodyRef) -> Bool {
    let family = Set(family(of: root(of: ref)))
    return files[ref.file].calls.contains { $0.callee == value && family.contains($0.body) }
  }

  /// Whether a place is a member of an object of the sources that others cannot see, and that nothing reads.
  func isIdle(_ place: Value, in ref: BodyRef) -> Bool {
    guard let name = place.memberName, let owner = owner(ofMember: place, in: ref) else { return false }
    return isIdle(name, of: owner)
  }

  /// The same of a member by its name.
  func isIdle(_ name: String, of owner: TypeKey) -> Bool {
    guard types.kind(of: owner) == .class else { return false }
    let member = IdleMember(owner: owner, name: name)
    if let known = idleMembers[member] { return known }
    let property = members.property(name, of: owner)
    let found = property.map { $0.isPrivate && !hasAccessors(name, $0) && !isRead(member, in: $0.file) } ?? false
    idleMembers[member] = found
    return found
  }

  private func hasAccessors(_ name: String, _ property: MemberIndex.Property) -> Bool {
    files[property.file].members.contains { member in
      member.name == name && member.typePath == property.path
        && !(member.accessors.isEmpty && member.attributes.isEmpty)
    }
  }

  /// Whether anything in a file has to do with a member but to assign it.
  private func isRead(_ member: IdleMember, in number: Int) -> Bool {
    let file = files[number]
    return file.bodies.contains { body in
      let ref = BodyRef(file: number, body: body.id)
      let isMember = { (value: Value) in value.contains { self.mayBe($0, member, in: ref) } }
      return body.blocks.contains { block in
        switch block.terminator {
        case .branch(let test, _, _, _, _): if test.subject.map(isMember) ?? false { return true }
        case .exit(let exit): if exit.value.map(isMember) ?? false { return true }
        default: break
        }
        return block.instructions.contains { instruction in
          guard case .assign(let target, let value) = instruction.kind, mayBe(target, member, in: ref) else {
            return file.containsValue(in: instruction, where: isMember)
          }
          return isMember(value)
        }
      }
    }
  }

  private func mayBe(_ value: Value, _ member: IdleMember, in ref: BodyRef) -> Bool {
    value.memberName == member.name && owner(ofMember: value, in: ref).map { $0 == member.owner } ?? true
  }
}
