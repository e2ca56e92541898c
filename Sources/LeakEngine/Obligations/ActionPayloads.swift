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
      file[variable].name != "_", mayCarry(index, of: name), !isFound(payload, variable, in: point.body),
      !isMetByAnother(payload, than: variable),
      let origin = origin(of: action, ActionCase(name: name, index: index), namedBy: variable, in: point.body)
    else { return }
    if !origin.place.isCarrier, isPassedOn(action, in: point.body) { return }
    var obligation = Obligation(
      primitive: origin.holding.primitive, scope: point.body.id, holders: [.variable(variable), payload, action],
      trigger: point.instruction, begin: file[variable].range, carrier: file[variable].name)
    lay(origin, in: variable, &obligation)
    if case .optional? = origin.type { obligation.companions = neighbours(of: variable, action, name) }
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }

  private func origin(
    of action: Value, _ item: ActionCase, namedBy variable: VarID, in body: Body
  ) -> ActionOrigins.Origin? {
    let ref = BodyRef(file: fileIndex, body: body.id)
    let origins = ActionOrigins(program: program)
    guard let made = origins.calls(that: action, in: ref, item) else { return nil }
    return origins.origin(madeBy: made, item)
      ?? DeclaredActions(program: program).origin(of: action, madeBy: made, in: ref, item, namedBy: variable)
  }

  /// How the carrier lies in what a variable stands for that was taken by somebody else.
  func lay(_ origin: ActionOrigins.Origin, in variable: VarID, _ obligation: inout Obligation) {
    let place = origin.place
    obligation.depth = place.holding.depth
    obligation.isKeyed = place.holding.shape == .dictionary
    obligation.member = place.holding.member
    obligation.label = place.holding.label
    obligation.choices = place.choices
    obligation.otherMembers = place.others
    if !place.isCarrier { obligation.holders = [.variable(variable)] }
    if place.isOpaque { obligation.wholes = [.variable(variable)] }
    if let list = place.lists.first {
      obligation.holders = list.names.map { .member(.variable(variable), $0) }
      obligation.depth = list.holding.depth
      obligation.isKeyed = list.holding.shape == .dictionary
      obligation.member = list.holding.member
      obligation.label = list.holding.label
    }
    obligation.carrierType = origin.type
    obligation.given = origin.given
    obligation.isOutOfReach = true
    let spared = origin.isNamed ? place.others.union(place.holding.primitive.neutral) : place.others
    // Whoever does something else with it may know why.
    obligation.needsDischarge = place.choices.isEmpty && !file.isIdle(variable, program.models, besides: spared)
  }

  /// What other patterns name of the same case: where one of several optionals is nil, so may the others be.
  private func neighbours(of variable: VarID, _ action: Value, _ name: String) -> Set<Value> {
    let all = file.variables.indices.map { VarID($0) }.filter { id in
      guard id != variable, case .payload(action, name, _)? = file[id].definition else { return false }
      return true
    }
    return Set(all.map(Value.variable))
  }

  /// Whether the whole of an action goes on to somebody else, who performs it.
  private func isPassedOn(_ action: Value, in body: Body) -> Bool {
    guard case .variable = action else { return false }
    return file.uses(in: program.family(of: BodyRef(file: fileIndex, body: body.id))) { value in
      value.contains(besides: { if case .payload(action, _, _) = $0 { true } else { false } }, where: { $0 == action })
    }
  }

  /// Whether another pattern gives the same payload a name of its own, and does something with it: this one may log it.
  private func isMetByAnother(_ payload: Value, than variable: VarID) -> Bool {
    file.variables.indices.contains { index in
      let other = file[VarID(index)]
      return other.definition == payload && other.range != file[variable].range && other.name != "_"
        && !file.isIdle(VarID(index), program.models)
    }
  }

  /// Asked of every pattern, and answered by the names of cases.
  private func mayCarry(_ index: Int, of name: String) -> Bool {
    let item = ActionCase(name: name, index: index)
    if let known = program.carryingCases[item] { return known }
    let places = ActionPlaces(program: program)
    let found = program.members.payloads(index, ofCasesNamed: name).contains { places.place(in: $0) != nil }
    program.carryingCases[item] = found
    return found
  }

  /// Whether it is an obligation already: that of another pattern of the same clause, or of a whole parameter.
  private func isFound(_ payload: Value, _ variable: VarID, in body: Body) -> Bool {
    found.contains { other in
      other.scope == body.id && (other.payloads.contains(payload) || other.holders.first == .variable(variable))
    }
  }
}
