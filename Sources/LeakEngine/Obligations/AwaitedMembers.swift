import LeakAST
import LeakDomain
import LeakFlow

/// Members that keep a promise for those who wait for it as well, and by which nobody settles it: whoever keeps one there has not handed it on.
///
///     if let loading { return loading.futureResult }
///     loading = promise
struct AwaitedMembers {
  let program: Program
  let primitive: Primitive

  /// Whether a place is a member that is asked for the future of what it keeps, if anything, while the function around settles that by the
  /// name that it has there.
  func isOnlyAwaited(_ place: Value, for promise: Value, in ref: BodyRef) -> Bool {
    guard let name = place.memberName, let owner = program.owner(ofMember: place, in: ref),
      [.class, .actor].contains(program.types.kind(of: owner)), settles(promise, around: ref),
      let property = program.members.property(name, of: owner), property.isStored, property.attributes.isEmpty,
      case .optional(let kept)? = property.type, kept.baseName.flatMap(program.models.primitive(ofCarrier:)) != nil,
      !isShown(name, property)
    else { return false }
    return program.files.indices.allSatisfy { number in
      program.files[number].occurrences.bodies(naming: name).allSatisfy { body in
        awaitsOnly(IdleMember(owner: owner, name: name), in: BodyRef(file: number, body: body))
      }
    }
  }

  private func isShown(_ name: String, _ property: MemberIndex.Property) -> Bool {
    program.files[property.file].members.contains { member in
      member.name == name && member.typePath == property.path
        && (!member.accessors.isEmpty || member.modifiers.contains { ["public", "open", "package"].contains($0) })
    }
  }

  /// Whether the function around a body, or a closure in it, settles a promise.
  private func settles(_ promise: Value, around ref: BodyRef) -> Bool {
    let family = Set(program.family(of: program.root(of: ref)))
    return program.files[ref.file].calls.contains { site in
      guard family.contains(site.body), case .member(promise, let name) = site.callee else { return false }
      return primitive.discharges.contains(name)
    }
  }

  /// Whether a body only assigns a member, asks whether there is anything in it, and for the future of that.
  private func awaitsOnly(_ member: IdleMember, in ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    let isFuture = { (value: Value) in
      if case .member(_, let name) = value { primitive.waits.contains(name) } else { false }
    }
    let mayBe = { (value: Value) in
      value.memberName == member.name && program.owner(ofMember: value, in: ref).map { $0 == member.owner } ?? true
    }
    let isUse = { (value: Value) in value.contains(besides: isFuture, where: mayBe) }
    return file[ref.body].blocks.allSatisfy { block in
      if case .exit(let exit) = block.terminator, exit.value.map(isUse) ?? false { return false }
      return block.instructions.allSatisfy { instruction in
        switch instruction.kind {
        case .bind(let variable, let value?):
          !isUse(value) || mayBe(value) && file.isIdle(variable, program.models, besides: primitive.waits)
        case .assign(let target, let value): (mayBe(target) || !isUse(target)) && !isUse(value)
        default: !file.containsValue(in: instruction, where: isUse)
        }
      }
    }
  }
}
