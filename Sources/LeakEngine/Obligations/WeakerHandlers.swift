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

  /// A closure of which its name does not say that it is called once, and has to be: both must be seen from all other ways.
  ///
  ///     func retry(_ context: Context, retryHandler: @escaping (Decision) -> Void)
  ///     func ask(_ name: String, _ body: @escaping (Bool) -> Void)
  mutating func answering(_ parameter: BodyParameter, _ number: Int, _ type: TypeRef?, in body: Body) {
    let name = file[parameter.variable].name
    guard isFunction(body), let function = escaping(type), function.result.isVoid, !function.isThrowing,
      !function.isAsync,
      !function.parameters.contains(where: { $0.functionType != nil }),
      ![name, parameter.label].contains(where: mayComeAgain),
      !program.models.isRegistration(body.name, label: parameter.label, type: type),
      !program.has(body.name, .observer), let proof = proof(of: parameter, name, type, function, in: body),
      proof == .oneAnswer || mayBeProven(parameter.variable, in: body)
    else { return }
    var obligation = handler(parameter, number, in: body)
    obligation.proof = proof
    found.append(obligation)
  }

  /// What has to be seen of a closure, by what its type and its name tell already.
  private func proof(
    of parameter: BodyParameter, _ name: String, _ type: TypeRef?, _ function: TypeRef.FunctionType, in body: Body
  ) -> Obligation.Proof? {
    if function.parameters.count == 1, mayTellFailure(function.parameters[0], in: body),
      program.has(name, .answerHandler)
    {
      return .oneAnswer
    }
    if program.models.tellsFailures(type) { return .onlyAnswer }
    if isHandlerType(parameter.type) || program.has(name, .outcomeHandler) || program.has(name, .answerHandler) {
      return .earlyAnswer
    }
    return function.parameters.isEmpty ? nil : .refusal
  }

  private func escaping(_ type: TypeRef?) -> TypeRef.FunctionType? {
    guard let function = type?.functionType else { return nil }
    if case .function? = type, !function.isEscaping { return nil }
    return function
  }

  /// An alias of the sources for the type of a closure, such as `Completion`, says what the closure is.
  private func isHandlerType(_ type: TypeRef?) -> Bool {
    guard case .named(let name, _)? = type?.unwrapped else { return false }
    return program.has(name, .answerHandler) || program.has(name, .completionHandler)
  }

  /// Whether a function calls a closure, or gives it on, in more than one place.
  private func mayBeProven(_ variable: VarID, in body: Body) -> Bool {
    file.answers(.variable(variable), among: program.family(of: BodyRef(file: fileIndex, body: body.id))).count > 1
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

  private func mayComeAgain(_ name: String?) -> Bool {
    guard let name else { return false }
    return program.models.isReport(name) || program.has(name, .observer) || program.models.mode(ofLabel: name) != nil
  }
}
