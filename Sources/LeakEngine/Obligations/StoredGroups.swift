import LeakAST
import LeakDomain
import LeakFlow

/// Dispatch groups that a type keeps: entered in one function and left in another, or by nobody.
extension ObligationFinder {
  /// Whether a group in a private member is waited for, and left nowhere in the program.
  func isNeverLeft(_ group: Value, in ref: BodyRef) -> Bool {
    guard let owner = program.owner(ofMember: group, in: ref), let name = group.memberName,
      program.members.property(name, of: owner)?.isPrivate == true
    else { return false }
    // No other file can use it.
    let uses = program.uses(ofMember: group, of: ref, in: CollectionOfOne(ref.file))
    return !uses.contains { $0 == .left || $0 == .given } && uses.contains(.awaited)
  }

  /// Functions that hear how something has ended, and leave a group that another function has entered.
  mutating func leftByCallbacks() {
    var seen: Set<BodyID> = []
    for (number, call) in program.callsByName["leave"] ?? [] where number == fileIndex {
      let site = file[call]
      let root = program.root(of: BodyRef(file: fileIndex, body: site.body))
      guard let group = site.receiver, group.memberName != nil, group.rootVariable == nil,
        hearsOutcome(file[root.body]), seen.insert(root.body).inserted
      else { continue }
      leftByCallback(root, group)
    }
  }

  private mutating func leftByCallback(_ root: BodyRef, _ group: Value) {
    let body = file[root.body]
    guard let type = program.typeName(of: group, file: fileIndex, in: body),
      let primitive = program.models.primitive(.group, type: type), count("enter", group, body) == 0,
      !isCalledElsewhere(["leave"], group, than: body), isCalledElsewhere(["enter"], group, than: body),
      let entered = file.calls.first(where: { $0.name == "enter" && isSame($0, group, root) }),
      program.uses(ofMember: group, of: root).contains(.awaited)
    else { return }
    var obligation = Obligation(
      primitive: primitive, scope: root.body, holders: [group], begin: entered.range, carrier: text(of: group))
    obligation.needsDischarge = true
    found.append(obligation)
  }

  private func isSame(_ site: CallSite, _ group: Value, _ root: BodyRef) -> Bool {
    guard let receiver = site.receiver, receiver.memberName == group.memberName else { return false }
    let other = program.owner(ofMember: receiver, in: BodyRef(file: fileIndex, body: site.body))
    return other == program.owner(ofMember: group, in: root)
  }

  /// Whether a function decides by nothing but whether it is told of an error or a success: its parameters.
  private func hearsOutcome(_ body: Body) -> Bool {
    guard body.kind == .function(.function) else { return false }
    let family = program.family(of: BodyRef(file: fileIndex, body: body.id))
    var isAsked = false
    for id in family {
      for block in file[id].blocks {
        guard case .branch(let test, _, _, _, _) = block.terminator else { continue }
        guard tellsOutcome(test, body) else { return false }
        isAsked = true
      }
    }
    return isAsked
  }

  private func tellsOutcome(_ test: Test, _ body: Body) -> Bool {
    guard case .variable(let id)? = test.subject,
      let parameter = body.parameters.first(where: { $0.variable == id })
    else { return false }
    switch test {
    case .isNil: return parameter.type?.baseName.map { $0.hasSuffix("Error") } ?? false
    case .isCase(_, let name): return parameter.type?.baseName == "Result" && (name == "success" || name == "failure")
    case .isTrue: return parameter.type?.baseName == "Bool"
    case .opaque: return false
    }
  }
}

/// What becomes of a group.
enum GroupUse: Hashable {
  case entered, left, awaited, given
}

extension Program {
  /// Everything that is done with a member, in all files; what may be another member of the same name is included.
  func uses(ofMember group: Value, of ref: BodyRef) -> Set<GroupUse> {
    uses(ofMember: group, of: ref, in: files.indices)
  }

  func uses(ofMember group: Value, of ref: BodyRef, in numbers: some Sequence<Int>) -> Set<GroupUse> {
    guard let name = group.memberName else { return [] }
    let owner = owner(ofMember: group, in: ref)
    var uses: Set<GroupUse> = []
    for number in numbers where files[number].mentions(member: name) {
      let file = files[number]
      for site in file.calls {
        let place = BodyRef(file: number, body: site.body)
        if let receiver = site.receiver, isSame(receiver, name, owner, in: place) {
          switch site.name {
          case "enter": uses.insert(.entered)
          case "leave": uses.insert(.left)
          case "notify", "wait": uses.insert(.awaited)
          default: uses.insert(.given)
          }
        }
        let isGiven = site.arguments.contains { operand in
          operand.value.contains { isSame($0, name, owner, in: place) }
        }
        if isGiven { uses.insert(.given) }
      }
      for body in file.bodies where isHandedOut(name, owner, by: body, of: number) { uses.insert(.given) }
    }
    return uses
  }

  /// Whether a body returns the member, binds it or stores it elsewhere.
  private func isHandedOut(_ name: String, _ owner: TypeKey?, by body: Body, of file: Int) -> Bool {
    let place = BodyRef(file: file, body: body.id)
    return body.blocks.contains { block in
      if case .exit(let exit) = block.terminator, let value = exit.value, isSame(value, name, owner, in: place) {
        return true
      }
      return block.instructions.contains { instruction in
        switch instruction.kind {
        case .bind(_, let value?), .assign(_, let value): value.contains { isSame($0, name, owner, in: place) }
        default: false
        }
      }
    }
  }

  private func isSame(_ value: Value, _ name: String, _ owner: TypeKey?, in place: BodyRef) -> Bool {
    guard value.memberName == name else { return false }
    guard let owner, let other = self.owner(ofMember: value, in: place) else { return true }
    return other == owner
  }
}

extension FlowFile {
  /// Whether a member of that name occurs in what is called or given.
  fileprivate func mentions(member name: String) -> Bool {
    calls.contains { site in
      site.receiver?.memberName == name || site.arguments.contains { $0.value.contains { $0.memberName == name } }
    } || members.contains { $0.name == name }
  }
}
