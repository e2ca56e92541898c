import LeakAST
import LeakDomain
import LeakFlow

/// Enums with a continuation or promise in some of their cases, such as actions, that a function is given for good:
///
///     func perform(_ action: Action) { if case .succeed(let promise, let value) = action { promise.succeed(value) } }
///
/// Omissions: as in `WrappedParameters`; cases in which the carrier lies deeper, as in a struct or a list.
extension ObligationFinder {
  mutating func wrappedState(
    _ parameter: BodyParameter, _ number: Int, in body: Body, _ holding: CarrierTypes.Holding, _ type: TypedRef
  ) {
    guard case .state = holding.shape, !holding.isLocked,
      holding.primitive.kind == .continuation || holding.primitive.kind == .promise,
      let carriers = CarrierTypes(program: program).payloads(of: type, as: .variable(parameter.variable)),
      isAsked(.variable(parameter.variable), in: body) || isPassedOn(parameter.variable, by: body),
      isGivenForGood(BodyRef(file: fileIndex, body: body.id), number, holding.primitive, steps: 3)
    else { return }
    let variable = file[parameter.variable]
    var obligation = Obligation(
      primitive: holding.primitive, scope: body.id, holders: [.variable(parameter.variable)] + carriers.map(\.value),
      begin: variable.range, carrier: variable.name)
    obligation.payloads = carriers.map(\.value)
    let types = Set(carriers.map(\.type))
    if types.count == 1 { obligation.carrierType = types.first }
    obligation.throwTellsCaller = body.throwing != .never
    obligation.needsDischarge = isAsked(.variable(parameter.variable), in: body)
    found.append(obligation)
  }

  /// Whether what is put into an enum is met by its name, or is a member that others find as well.
  func isKnownElsewhere(_ value: Value, _ primitive: Primitive, _ ref: BodyRef) -> Bool {
    if isDischarged(value, primitive, in: program.files[ref.file]) { return true }
    guard case .global = value.root, let type = program.typeName(of: value, file: ref.file, in: program.body(ref))
    else { return false }
    return program.models.primitive(ofCarrier: type) != nil
  }

  /// Whether a body gives a member another value: what it has read of it is its own from there on.
  func isReplaced(_ member: Value, in body: Body) -> Bool {
    guard member.rootVariable == nil, member.memberName != nil else { return false }
    return body.blocks.contains { block in
      block.instructions.contains { if case .assign(member, _) = $0.kind { true } else { false } }
    }
  }

  /// Whether a body asks which case it was given.
  func isAsked(_ value: Value, in body: Body) -> Bool {
    body.blocks.contains { block in
      guard case .branch(.isCase(value, _), _, _, _, _) = block.terminator else { return false }
      return true
    }
  }

  /// Whether a body gives what it was given to a function of the sources, which asks then.
  private func isPassedOn(_ variable: VarID, by body: Body, steps: Int = 3) -> Bool {
    steps > 0
      && file.calls.contains { site in
        guard site.body == body.id,
          let operand = site.arguments.firstIndex(where: { $0.value == .variable(variable) }),
          let resolved = program.resolve(site, file: fileIndex), resolved.target.file == fileIndex,
          program.body(resolved.target).result?.isVoid ?? true
        else { return false }
        let target = program.body(resolved.target)
        let given = target.parameters[resolved.parameters[operand]].variable
        return isAsked(.variable(given), in: target) || isPassedOn(given, by: target, steps: steps - 1)
      }
  }
}

extension ObligationAnalysis {
  /// Whether a test tells that an enum is in a case without a carrier, or in none of those in which it has one.
  func isWithoutCarrier(_ test: Test, _ answer: Bool, _ state: inout Tracked) -> Bool {
    guard case .isCase(let value, let name) = test, state.isHolder(value) else { return false }
    let payloads = state.holders.filter { if case .payload(value, _, _) = $0 { true } else { false } }
    guard !payloads.isEmpty else { return false }
    for payload in payloads {
      guard case .payload(_, let other, _) = payload, (other == name) != answer else { continue }
      state.removeHolder(payload)
    }
    return !state.holders.contains { if case .payload(value, _, _) = $0 { true } else { false } }
  }
}
