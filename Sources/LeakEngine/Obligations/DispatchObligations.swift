import LeakDomain
import LeakFlow
import LeakModel

/// Dispatch groups and semaphores.
extension ObligationFinder {
  mutating func enter(_ site: CallSite, at point: Point) {
    guard let receiver = site.receiver,
      let type = program.typeName(of: receiver, file: fileIndex, in: point.body),
      let primitive = program.models.primitive(.group, type: type)
    else { return }
    var obligation = Obligation(
      primitive: primitive, scope: point.body.id, holders: [receiver], trigger: point.instruction, begin: site.range,
      carrier: text(of: receiver))
    let isLeftHere = count("leave", receiver, point.body) > 0
    if case .variable(let id) = receiver, case .call? = file[id].definition {
      guard isWaitedOn(receiver, around: point.body), isLeftHere || !isGiven(receiver, around: point.body) else {
        return
      }
      obligation.needsWaiter = file[id].owner == point.body.id
    } else {
      let isNeverLeft = isNeverLeft(receiver, in: BodyRef(file: fileIndex, body: point.body.id))
      guard isNeverLeft || (isLeftHere && !isCalledElsewhere(["leave"], receiver, than: point.body)) else {
        return leftByOwnMethods(obligation, at: point)
      }
    }
    // With more to enter than to leave, one of them is not left, whatever runs in what order.
    obligation.needsDischarge =
      isLeftHere && count("enter", receiver, point.body) <= count("leave", receiver, point.body)
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    obligation.isEnteredOnce = isEnteredOnce(receiver, at: point)
    found.append(obligation)
  }

  /// Whether the function around makes the group, enters it at this place only, and gives it to nobody.
  private func isEnteredOnce(_ group: Value, at point: Point) -> Bool {
    guard case .variable(let id) = group, file[id].isLet, case .call? = file[id].definition else { return false }
    return count("enter", group, point.body) == 1 && !isGiven(group, around: point.body)
  }

  func text(of value: Value) -> String {
    switch value {
    case .variable(let id): file[id].name
    case .global(let name): name
    case .member(let base, let name): text(of: base) + "." + name
    default: "group"
    }
  }

  func family(around body: Body) -> Set<BodyID> {
    Set(program.family(of: program.root(of: BodyRef(file: fileIndex, body: body.id))))
  }

  /// At how many places the function around `body` calls a method of the group.
  func count(_ method: String, _ group: Value, _ body: Body) -> Int {
    let family = family(around: body)
    let calls = program.calls(named: method, file: fileIndex).filter {
      family.contains(file[$0].body) && file[$0].subject == group
    }
    return Set(calls.map { file[$0].range }).count
  }

  /// Whether another function calls one of the methods of a value that is kept in a member.
  func isCalledElsewhere(_ methods: Set<String>, _ value: Value, than body: Body) -> Bool {
    let family = family(around: body)
    let owner = program.owner(ofMember: value, in: BodyRef(file: fileIndex, body: body.id))
    return methods.contains { method in
      (program.callsByName[method] ?? []).contains { index, call in
        let site = program.files[index][call]
        guard let receiver = site.receiver, receiver.rootVariable == nil else { return false }
        guard receiver.memberName == value.memberName, !(index == fileIndex && family.contains(site.body)) else {
          return false
        }
        let other = program.owner(ofMember: receiver, in: BodyRef(file: index, body: site.body))
        return owner == nil || other == nil || owner == other
      }
    }
  }

  /// Whether the function around `body` gives a value to anything, at any time.
  func isGiven(_ value: Value, around body: Body) -> Bool {
    let family = family(around: body)
    return file.calls.contains { site in
      family.contains(site.body) && site.arguments.contains { $0.value == value || $0.value == .member(value, "leave") }
    }
  }

  /// Whether the function around `body` waits on a value with no time limit, is notified, or gives it away.
  private func isWaitedOn(_ value: Value, around body: Body) -> Bool {
    let family = family(around: body)
    return file.calls.contains { site in
      guard family.contains(site.body) else { return false }
      if site.arguments.contains(where: { $0.value == value }) { return true }
      guard site.receiver == value else { return false }
      return site.name == "notify" || (site.name == "wait" && site.waitsWithoutLimit)
    }
  }

  /// A semaphore that starts at 0 and is waited on: somebody must signal.
  mutating func semaphore(_ primitive: Primitive, _ variable: VarID, _ site: CallSite, at point: Point) {
    guard case .literal(.number("0"))? = site.arguments.first?.value,
      isWaitedOn(.variable(variable), around: point.body)
    else { return }
    var obligation = Obligation(
      primitive: primitive, scope: point.body.id, holders: [.variable(variable)], trigger: point.instruction,
      begin: site.range, carrier: file[variable].name)
    obligation.needsWaiter = true
    obligation.waiter =
      file.calls.first {
        $0.receiver == .variable(variable) && $0.name == "wait" && $0.waitsWithoutLimit
      }?.range
    found.append(obligation)
  }
}
