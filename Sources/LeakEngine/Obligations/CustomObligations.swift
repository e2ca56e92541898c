import LeakDomain
import LeakFlow
import LeakModel

/// Obligations of primitives that are known by their models alone.
extension ObligationFinder {
  /// `let promise = Promise<Int>()`, or the result of a function that makes one.
  mutating func custom(_ variable: VarID, _ call: CallID, at point: Point) {
    let site = file[call]
    let type = program.typeMade(by: site, declared: file[variable].type?.baseName)
    guard let primitive = program.models.custom(madeBy: site, type: type) else { return }
    var obligation = Obligation(
      primitive: primitive, scope: point.body.id, holders: holders(variable, primitive), trigger: point.instruction,
      begin: site.nameRange, carrier: file[variable].name)
    // Without a member that waits, somebody waits from the beginning.
    obligation.needsWaiter = !primitive.waits.isEmpty
    obligation.waiterValues = waiters(of: .variable(variable), primitive)
    found.append(obligation)
  }

  /// The variable, and the members of it that carry the obligation.
  private func holders(_ variable: VarID, _ primitive: Primitive) -> [Value] {
    [.variable(variable)] + primitive.parts.sorted().map { .member(.variable(variable), $0) }
  }

  /// The members by which others wait, and the constants that stand for them.
  func waiters(of holder: Value, _ primitive: Primitive) -> [Value] {
    let members = primitive.waits.sorted().map { Value.member(holder, $0) }
    return members + members.flatMap(file.names(for:))
  }
}

/// What the methods and members of such a carrier do.
extension ObligationAnalysis {
  /// A method of the carrier that does not discharge. `nil`: it leaves everything as it is.
  func onCustom(_ site: CallSite, _ state: inout Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    let name = site.name ?? ""
    // What the carrier is told by, it is given itself.
    if primitive.isLeft(by: site), isOwn(state) { return [Way(state, facts)] }
    if primitive.waits.contains(name), site.waitIsLimited { return nil }
    if primitive.waits.contains(name) { return consume(site.range, state, facts) }
    if primitive.abandonedBy.contains(name), site.tried != nil {
      // Where it throws, nobody is left whom it could concern.
      return [Way(state, facts, outcome: .completed)]
    }
    if primitive.isLeft(by: site) { return nil }
    handOver(&state, at: site.range)
    return [Way(state, facts)]
  }

  /// A method of something that the carrier has, of which the model says nothing: `wrapped.channel.close()`.
  func handsOnMember(_ site: CallSite, _ state: Tracked) -> Bool {
    guard case .member(.member(let base, let member), _) = site.callee, state.isHolder(base) else { return false }
    return !primitive.parts.contains(member) && !primitive.leaves(member) && !primitive.waits.contains(member)
  }

  /// A member that waits, or something of it: `promise.future.value`.
  func isWaiter(_ value: Value) -> Bool {
    if waiterValues.contains(value) { return true }
    if case .member(let base, _) = value { return isWaiter(base) }
    return false
  }

  /// Whether a closure waits: by a method of the carrier, by one of its members, or by a constant that stands for it.
  func usesWaiter(_ closure: BodyID, _ state: Tracked) -> Bool {
    if waiterValues.contains(where: { usesMember($0, closure) }) { return true }
    let range = file[closure].range
    return file.calls.contains { site in
      guard range.contains(site.range), let name = site.name, primitive.waits.contains(name) else { return false }
      return site.receiver.map(state.isHolder) ?? false
    }
  }
}

extension Primitive {
  /// Whether a call on the carrier discharges: by its name, its name with the first label, or with all of them, or by the case
  /// that it is given first, as in `write(.end)`.
  func isMet(by site: CallSite, in file: FlowFile) -> Bool {
    if discharges.has(site) { return true }
    guard let name = site.name, let first = site.arguments.first, first.label == nil else { return false }
    switch first.value {
    case .implicitMember(let item): return discharges.contains("\(name)(.\(item))")
    case .call(let id):
      guard case .implicitMember(let item) = file[id].callee else { return false }
      return discharges.contains("\(name)(.\(item))")
    default: return false
    }
  }

  /// Whether a call on the carrier leaves it as it is.
  func isLeft(by site: CallSite) -> Bool { neutral.has(site) || leaves(site.name ?? "") }

  /// Whether a member leaves it as it is: one of those that are so called, or any that does not discharge.
  func leaves(_ member: String) -> Bool { neutral.contains(member) || neutral.contains("*") }
}

extension Set<String> {
  fileprivate func has(_ site: CallSite) -> Bool {
    guard let name = site.name else { return false }
    return contains(name) || contains(site.nameWithFirstLabel) || contains(site.signature)
  }
}
