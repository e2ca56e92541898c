import LeakDomain
import LeakFlow

/// Actions with a carrier in cases of which whoever asks for the case takes nothing: `case .wake: break`, `default: break`.
///
///     switch state.withLock({ $0.next() }) {
///     case .wake: count += 1
///     case .none: break
///     }
///
/// Omissions: actions that nothing asks for their case.
extension ObligationFinder {
  /// - Parameter value: the action, by its name or as the result of a call.
  mutating func actionCases(_ value: Value, madeBy call: CallID, at point: Point) {
    // A test asks what a state machine says, and does nothing.
    guard choices.contains(value), var obligation = actionCases(value, of: .call(call), in: point.body) else { return }
    obligation.trigger = point.instruction
    obligation.begin = file[call].nameRange
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }

  /// The same of what a function is given that performs it.
  mutating func actionCases(givenBy parameter: BodyParameter, in body: Body) {
    let value = Value.variable(parameter.variable)
    guard body.kind == .function(.function), choices.contains(value),
      !found.contains(where: { $0.holders.first == value && $0.scope == body.id }),
      let number = body.parameters.firstIndex(where: { $0.variable == parameter.variable }),
      let obligation = actionCases(value, of: value, in: body),
      isGivenOnly(BodyRef(file: fileIndex, body: body.id), number, obligation.primitive)
    else { return }
    found.append(obligation)
  }

  /// Whether all that call a function give it what they, and those that gave it to them, do nothing else with.
  private func isGivenOnly(_ ref: BodyRef, _ parameter: Int, _ primitive: Primitive, steps: Int = 4) -> Bool {
    steps > 0
      && (program.callsByName[program.body(ref).name] ?? []).allSatisfy { number, call in
        let site = program.files[number][call]
        guard let resolved = program.resolve(site, file: number) else { return false }
        guard resolved.target == ref else { return true }
        guard let index = resolved.parameters.firstIndex(of: parameter) else { return false }
        let value = site.arguments[index].value
        if value.isCall { return true }
        let caller = BodyRef(file: number, body: site.body)
        guard !isUsedElsewhere(value, than: site, primitive, in: caller) else { return false }
        guard let own = program.body(caller).parameters.firstIndex(where: { .variable($0.variable) == value }) else {
          return true
        }
        return isGivenOnly(caller, own, primitive, steps: steps - 1)
      }
  }

  private func actionCases(_ value: Value, of action: Value, in body: Body) -> Obligation? {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard !program.isTest[fileIndex], let key = program.staticType(of: value, in: ref).flatMap(program.key),
      program.types.kind(of: key) == .enum
    else { return nil }
    var origins: [(payload: Value, origin: ActionOrigins.Origin)] = []
    for item in program.members.cases(of: key) {
      guard let index = item.payload.indices.first(where: { isCarrier(item.payload[$0]) }) else { continue }
      let payload = Value.payload(value, item.name, index)
      guard !isUnwrapped(payload),
        let origin = ActionOrigins(program: program).origin(
          of: action, in: ref, ActionCase(name: item.name, index: index)),
        origin.place.isCarrier
      else { continue }
      origins.append((payload, origin))
    }
    guard let first = origins.first?.origin,
      origins.allSatisfy({ $0.origin.holding.primitive == first.holding.primitive })
    else { return nil }
    var obligation = Obligation(
      primitive: first.holding.primitive, scope: body.id, holders: [value] + origins.map(\.payload),
      begin: value.rootVariable.map { file[$0].range } ?? body.nameRange,
      carrier: Wording(file: file).text(value) ?? "the action")
    obligation.payloads = origins.map(\.payload)
    obligation.carrierType = first.type
    obligation.given = first.given
    obligation.isOutOfReach = true
    return obligation
  }

  private func isCarrier(_ type: TypedRef) -> Bool {
    ActionPlaces(program: program).place(in: type)?.isCarrier ?? false
  }

  /// Whether a pattern gives a payload a name.
  private func isUnwrapped(_ payload: Value) -> Bool {
    file.variables.contains { $0.definition == payload && $0.name != "_" }
  }
}
