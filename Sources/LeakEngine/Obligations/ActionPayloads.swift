import LeakDomain
import LeakFlow

/// What a pattern unwraps of an action: somebody else has decided who is to be met, and whoever asked has to do it.
///
///     switch state.withLock({ $0.finish() }) {
///     case .resume(let waiter): waiter.resume()
///     case .none: break
///     }
///
/// Omissions: cases whose payload no pattern names; actions that come in a list or a tuple.
extension ObligationFinder {
  mutating func actionPayload(_ variable: VarID, _ payload: Value, at point: Point) {
    guard case .payload(let action, let name, let index) = payload, file[variable].isConstant,
      file[variable].name != "_",
      mayCarry(index, of: name), let call = call(that: action, in: point.body),
      let origin = ActionOrigins(program: program).origin(
        of: call, file: fileIndex, ActionCase(name: name, index: index))
    else { return }
    var obligation = Obligation(
      primitive: origin.holding.primitive, scope: point.body.id, holders: [.variable(variable), payload, action],
      trigger: point.instruction, begin: file[variable].range, carrier: file[variable].name)
    obligation.depth = origin.holding.depth
    obligation.isKeyed = origin.holding.shape == .dictionary
    obligation.member = origin.holding.member
    obligation.label = origin.holding.label
    if obligation.depth > 0 || obligation.member != nil { obligation.holders = [.variable(variable)] }
    obligation.carrierType = origin.type
    obligation.isOutOfReach = true
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    // Whoever does something else with it may know why.
    obligation.needsDischarge = !file.isIdle(variable, program.models)
    found.append(obligation)
  }

  /// Asked of every pattern, and answered by the names of cases.
  private func mayCarry(_ index: Int, of name: String) -> Bool {
    let types = CarrierTypes(program: program)
    return program.members.payloads(index, ofCasesNamed: name).contains { types.holding($0) != nil }
  }

  /// The call whose result a value is, if its name means nothing else.
  private func call(that action: Value, in body: Body) -> CallID? {
    switch action {
    case .call(let id): return id
    case .variable(let id):
      guard file[id].isConstant, file[id].owner == body.id, case .call(let call)? = file[id].definition else {
        return nil
      }
      return call
    default: return nil
    }
  }
}
