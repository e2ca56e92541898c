import LeakAST
import LeakDomain
import LeakFlow

/// Lists of structs or tuples with a continuation or promise in them that a function is given for good.
///
///     func answer(_ entries: [(key: Int, promise: Promise)], _ values: [Int: String]) {
///       for entry in entries {
///         guard let value = values[entry.key] else { continue }
///         entry.promise.succeed(value)
///       }
///     }
///
/// Omissions: as of single ones (`WrappedParameters`); dictionaries.
extension ObligationFinder {
  mutating func wrappedList(
    _ parameter: BodyParameter, _ number: Int, in body: Body, _ holding: CarrierTypes.Holding, _ type: TypedRef
  ) {
    let ref = BodyRef(file: fileIndex, body: body.id)
    let list = Value.variable(parameter.variable)
    let elements = elements(of: list, in: body)
    guard let member = holding.member, !holding.isLocked, !elements.isEmpty,
      holding.primitive.kind == .continuation || holding.primitive.kind == .promise,
      elements.allSatisfy({ !asks(body, about: $0, holding) }),
      isGivenForGood(ref, number, holding.primitive, steps: 3)
    else { return }
    let variable = file[parameter.variable]
    var obligation = Obligation(
      primitive: holding.primitive, scope: body.id, holders: [list], begin: variable.range, carrier: variable.name)
    obligation.depth = 1
    obligation.member = member
    obligation.label = holding.label
    obligation.carrierType = carrierType(in: type)
    obligation.throwTellsCaller = body.throwing != .never
    obligation.needsDischarge = true
    found.append(obligation)
  }

  /// The variables of loops that go through a list.
  private func elements(of list: Value, in body: Body) -> [VarID] {
    body.blocks.flatMap(\.instructions).compactMap { instruction in
      guard case .bind(let variable, _) = instruction.kind, file[variable].sequence == list else { return nil }
      return variable
    }
  }
}
