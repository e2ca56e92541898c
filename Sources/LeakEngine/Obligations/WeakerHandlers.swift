import LeakAST
import LeakDomain
import LeakFlow

/// Handlers of which less is known than of those that outlive a call under a name that says what they are.
extension ObligationFinder {
  /// A handler that does not outlive the call: it is registered nowhere. Where it cannot tell a failure, it may stand for a value
  /// that is given back.
  mutating func immediate(_ parameter: BodyParameter, _ number: Int, _ type: TypeRef?, in body: Body) {
    let variable = file[parameter.variable]
    guard isFunction(body),
      program.models.isImmediateHandler(label: parameter.label, name: variable.name, type: type)
    else { return }
    var obligation = handler(parameter, number, in: body)
    obligation.isForOnce = true
    obligation.mayBeLeft = !program.isImmediateHandler(number, of: BodyRef(file: fileIndex, body: body.id))
    found.append(obligation)
  }

  /// A handler that is given one of several answers, of an enum of the sources, or a collection, which may be empty, under a name
  /// that leaves open whether it is called for each of many events. That it is called once, and has to be, must be seen from all
  /// other ways.
  ///
  ///     func retry(_ context: Context, retryHandler: @escaping (Decision) -> Void)
  mutating func answering(_ parameter: BodyParameter, _ number: Int, _ type: TypeRef?, in body: Body) {
    let name = file[parameter.variable].name
    guard isFunction(body), case .function(let function)? = type, function.isEscaping, function.result.isVoid,
      function.parameters.count == 1, mayTellFailure(function.parameters[0], in: body),
      program.has(name, .answerHandler), ![name, parameter.label].contains(where: isOptionalCallback),
      !program.models.isRegistration(body.name, label: parameter.label, type: type)
    else { return }
    var obligation = handler(parameter, number, in: body)
    obligation.needsProof = true
    found.append(obligation)
  }

  private func handler(_ parameter: BodyParameter, _ number: Int, in body: Body) -> Obligation {
    let variable = file[parameter.variable]
    var obligation = Obligation(
      primitive: .handler, scope: body.id, holders: [.variable(parameter.variable)], begin: variable.range,
      carrier: variable.name)
    obligation.parameter = number
    obligation.throwTellsCaller = body.throwing != .never
    obligation.needsDischarge = true
    return obligation
  }

  private func isFunction(_ body: Body) -> Bool {
    body.kind == .function(.function) || body.kind == .function(.initializer)
  }

  private func mayTellFailure(_ type: TypeRef, in body: Body) -> Bool {
    switch type {
    case .array, .dictionary: true
    default: program.isOwnEnum(type, in: BodyRef(file: fileIndex, body: body.id))
    }
  }

  private func isOptionalCallback(_ name: String?) -> Bool { name.map { program.has($0, .optionalCallback) } ?? false }
}
