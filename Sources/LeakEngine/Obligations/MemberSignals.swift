import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Dispatch groups and semaphores in members that one function enters or waits for, and which it leaves or signals itself, or
/// by methods that nobody else calls:
///
///     func start() { group.enter(); queue.async { self.record() } }
///     private func record() { … group.leave() }
///
/// Omissions: methods that others call as well, such as those of a delegate.
extension ObligationFinder {
  /// Who meets what lies in a member.
  struct Leavers {
    /// The methods that do so, besides the function itself.
    var methods: Set<BodyRef> = []
    /// What the function calls them by.
    var callees: [Value] = []
    /// What the member is in the closures of the function: `self?.group`
    var places: [Value] = []
  }

  /// - Parameters:
  ///   - method: what meets it: `leave`, `signal`.
  ///   - others: functions that see to what they have begun themselves.
  /// - Returns: `nil` where anything else than the function around `body` and what it calls may meet it.
  func leavers(_ method: String, _ member: Value, in body: Body, besides others: Set<BodyRef> = []) -> Leavers? {
    let root = program.root(of: BodyRef(file: fileIndex, body: body.id))
    guard let name = member.memberName, let owner = program.owner(ofMember: member, in: root),
      program.type(around: root) == owner
    else { return nil }
    var found = Leavers()
    for (number, call) in program.callsByName[method] ?? [] {
      let site = program.files[number][call]
      guard let receiver = site.receiver, receiver.memberName == name else { continue }
      let place = BodyRef(file: number, body: site.body)
      if let other = program.owner(ofMember: receiver, in: place), other != owner { continue }
      guard number == fileIndex else { return nil }
      found.methods.insert(program.root(of: place))
    }
    found.methods.remove(root)
    found.methods.subtract(others)
    let callers = found.methods.union(others).union([root])
    guard found.methods.allSatisfy({ isOwn($0, of: owner, calledBy: callers) }) else { return nil }
    let family = Set(program.family(of: root))
    for site in file.calls where family.contains(site.body) {
      if let target = program.resolve(site, file: fileIndex)?.target, found.methods.contains(target) {
        if !found.callees.contains(site.callee) { found.callees.append(site.callee) }
      }
      if let receiver = site.receiver, receiver != member, receiver.memberName == name,
        program.owner(ofMember: receiver, in: BodyRef(file: fileIndex, body: site.body)) == owner,
        !found.places.contains(receiver)
      {
        found.places.append(receiver)
      }
    }
    return found
  }

  /// Whether a method is one of a type, and is called by some functions only.
  private func isOwn(_ ref: BodyRef, of type: TypeKey, calledBy callers: Set<BodyRef>) -> Bool {
    let body = program.body(ref)
    guard body.kind == .function(.function), program.type(around: ref) == type, !body.isStatic,
      !body.modifiers.contains("override"), !body.attributes.contains("objc"),
      !program.index.givenFunctions.contains(body.name),
      program.types.ancestry(of: type).allSatisfy({ program.members.requirements(body.name, of: $0).isEmpty })
    else { return false }
    let calls = (program.callsByName[body.name] ?? []).filter { number, call in
      program.mayReach(ref, program.files[number][call], file: number)
    }
    return !calls.isEmpty
      && calls.allSatisfy { number, call in
        callers.contains(program.root(of: BodyRef(file: number, body: program.files[number][call].body)))
      }
  }

  /// The obligation in the one method that meets it, which is called at one place, in a closure; or also by functions that have begun
  /// it anew.
  mutating func entrusted(
    _ primitive: Primitive, _ member: Value, to leavers: Leavers, besides others: Set<BodyRef> = [], begin: SourceRange,
    waiter: SourceRange?
  ) {
    guard leavers.methods.count == 1, let ref = leavers.methods.first,
      !found.contains(where: { $0.scope == ref.body && $0.holders == [member] && $0.trigger == nil })
    else { return }
    let body = program.body(ref)
    let calls = file.calls.indices.filter { program.resolve(file.calls[$0], file: fileIndex)?.target == ref }
      .map { CallID($0) }
    let roots = calls.map { program.root(of: BodyRef(file: fileIndex, body: file[$0].body)) }
    guard calls.contains(where: { file[file[$0].body].isClosure }),
      calls.allSatisfy({ !file[file[$0].body].comesBack(to: $0) }),
      calls.count == 1 || roots.allSatisfy(others.contains)
    else { return }
    var obligation = Obligation(
      primitive: primitive, scope: body.id, holders: [member], begin: begin, waiter: waiter, carrier: text(of: member))
    obligation.needsDischarge = true
    obligation.selfIsAlive = true
    found.append(obligation)
  }

  /// A group that is entered in a function and left by what that calls.
  mutating func leftByOwnMethods(_ obligation: Obligation, at point: Point) {
    let member = obligation.holders[0]
    let ref = BodyRef(file: fileIndex, body: point.body.id)
    let others = enterers(of: member, in: ref)
    guard let leavers = leavers("leave", member, in: point.body, besides: others),
      !(leavers.callees + leavers.places).isEmpty,
      program.uses(ofMember: member, of: ref).contains(.awaited), count("enter", member, point.body) == 1
    else { return }
    var obligation = obligation
    obligation.holders += leavers.places + leavers.callees
    obligation.needsDischarge = true
    obligation.selfIsAlive = true
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
    entrusted(
      obligation.primitive, member, to: leavers, besides: others, begin: obligation.begin, waiter: nil)
  }

  /// The functions of the file that enter a group.
  private func enterers(of member: Value, in ref: BodyRef) -> Set<BodyRef> {
    let owner = program.owner(ofMember: member, in: ref)
    let sites = file.calls.filter { site in
      guard site.name == "enter", let receiver = site.receiver, receiver.memberName == member.memberName else {
        return false
      }
      return program.owner(ofMember: receiver, in: BodyRef(file: fileIndex, body: site.body)) == owner
    }
    return Set(sites.map { program.root(of: BodyRef(file: fileIndex, body: $0.body)) })
  }

  /// A semaphore in a member that starts at 0: the function that waits for it has started what signals it.
  mutating func awaitedMember(_ site: CallSite, at point: Point) {
    guard site.waitsWithoutLimit, let member = site.receiver, member.rootVariable == nil, member.memberName != nil,
      !point.body.isClosure,
      let type = program.typeName(of: member, file: fileIndex, in: point.body),
      let primitive = program.models.primitive(.semaphore, type: type), startsAtZero(member, in: point.body),
      !isCalledElsewhere(["wait"], member, than: point.body), count("wait", member, point.body) == 1,
      let leavers = leavers("signal", member, in: point.body)
    else { return }
    let isMet =
      count("signal", member, point.body)
      + leavers.places.count { place in
        file.calls.contains { $0.receiver == place && $0.name == "signal" }
      } > 0
    guard isMet || !leavers.callees.isEmpty else { return }
    var obligation = Obligation(
      primitive: primitive, scope: point.body.id, holders: [member] + leavers.places + leavers.callees,
      begin: site.range, waiter: site.range, carrier: text(of: member))
    obligation.needsDischarge = true
    obligation.needsWaiter = true
    obligation.selfIsAlive = true
    found.append(obligation)
    entrusted(primitive, member, to: leavers, begin: site.range, waiter: site.range)
  }

  private func startsAtZero(_ member: Value, in body: Body) -> Bool {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard let name = member.memberName, let owner = program.owner(ofMember: member, in: ref),
      let property = program.members.property(name, of: owner), property.isLet,
      case .call(let made)? = property.initial?.value
    else { return false }
    return program.files[property.file][made].arguments.first?.value == .literal(.number("0"))
  }
}
