import LeakDomain
import LeakFlow
import LeakModel

/// What a function makes of two parts, one for who waits and one for who has to settle: `let (promise, seal) = Promise<Int>.pending()`.
extension ObligationFinder {
  /// The primitive of which a call makes both parts.
  func pending(madeBy site: CallSite) -> Primitive? {
    guard let name = site.qualifiedName, let primitive = program.models.primitive(resultOf: name),
      primitive.kind == .promise, !primitive.parts.isEmpty
    else { return nil }
    return primitive
  }

  /// The parts have names of their own; there may be more than one by which to settle. It begins with the last of them.
  mutating func pendingParts(_ primitive: Primitive, _ part: String, _ call: CallID, at point: Point) {
    func names(of part: String) -> [Value] { file.names(for: .member(.call(call), part)) }
    let bound = primitive.parts.sorted().filter { !names(of: $0).isEmpty }
    guard part == bound.last, let first = names(of: bound[0]).first?.rootVariable else { return }
    var primitive = primitive
    // Several are functions, each for one outcome.
    if bound.count > 1 { primitive.discharges.formIntersection(["callAsFunction"]) }
    pending(
      primitive, holders: bound.flatMap(names), waiters: primitive.waits.sorted().flatMap(names),
      carrier: file[first].name, file[call], at: point)
  }

  /// The whole has a name, and both parts are members.
  mutating func pendingWhole(_ primitive: Primitive, _ variable: VarID, _ site: CallSite, at point: Point) {
    let whole = Value.variable(variable)
    pending(
      primitive, holders: primitive.parts.sorted().reversed().map { .member(whole, $0) } + [whole],
      waiters: waiters(of: whole, primitive), carrier: file[variable].name, site, at: point)
  }

  private mutating func pending(
    _ primitive: Primitive, holders: [Value], waiters: [Value], carrier: String, _ site: CallSite, at point: Point
  ) {
    guard !isMetInTurns(holders) else { return }
    var obligation = Obligation(
      primitive: primitive, scope: point.body.id, holders: holders, trigger: point.instruction, begin: site.nameRange,
      carrier: carrier)
    obligation.needsWaiter = true
    obligation.waiterValues = waiters
    found.append(obligation)
  }

  /// A local function that has it and calls itself again, perhaps in a callback, works in turns: which one is the last is not known.
  private func isMetInTurns(_ holders: [Value]) -> Bool {
    let roots = holders.compactMap(\.rootVariable)
    return file.bodies.contains { body in
      guard body.parent != nil, !body.isClosure, !body.freeVariables.isDisjoint(with: roots) else { return false }
      let family = Set(program.family(of: BodyRef(file: fileIndex, body: body.id)))
      return file.calls.contains { family.contains($0.body) && $0.callee == .body(body.id) }
    }
  }
}
