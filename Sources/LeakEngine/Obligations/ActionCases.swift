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
    guard !program.isTest[fileIndex], choices.contains(value) else { return }
    let ref = BodyRef(file: fileIndex, body: point.body.id)
    guard let key = program.staticType(of: value, in: ref).flatMap(program.key),
      program.types.kind(of: key) == .enum
    else { return }
    var origins: [(payload: Value, origin: ActionOrigins.Origin)] = []
    for item in program.members.cases(of: key) {
      guard let index = item.payload.indices.first(where: { isCarrier(item.payload[$0]) }) else { continue }
      let payload = Value.payload(value, item.name, index)
      guard !isUnwrapped(payload),
        let origin = ActionOrigins(program: program).origin(
          of: .call(call), in: ref, ActionCase(name: item.name, index: index)), origin.place.isCarrier
      else { continue }
      origins.append((payload, origin))
    }
    guard let first = origins.first?.origin,
      origins.allSatisfy({ $0.origin.holding.primitive == first.holding.primitive })
    else { return }
    var obligation = Obligation(
      primitive: first.holding.primitive, scope: point.body.id, holders: [value] + origins.map(\.payload),
      trigger: point.instruction, begin: file[call].nameRange, carrier: Wording(file: file).text(value) ?? "the action")
    obligation.payloads = origins.map(\.payload)
    obligation.carrierType = first.type
    obligation.given = first.given
    obligation.isOutOfReach = true
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }

  private func isCarrier(_ type: TypedRef) -> Bool {
    ActionPlaces(program: program).place(in: type)?.isCarrier ?? false
  }

  /// Whether a pattern gives a payload a name.
  private func isUnwrapped(_ payload: Value) -> Bool {
    file.variables.contains { $0.definition == payload && $0.name != "_" }
  }
}
