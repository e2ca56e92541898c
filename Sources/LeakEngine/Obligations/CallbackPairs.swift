import LeakAST
import LeakDomain
import LeakFlow

/// Two parameters of a function of which one is to be called: `success` and `failure`. Together they are one completion handler.
///
/// Omissions: functions that are awaited or that call neither, and pairs beside a completion handler.
struct CallbackPair {
  var success: Int
  var failure: Int
  /// All parameters that may tell the outcome: a third one may be for those who cancel.
  var all: [Int]

  func isAmong(_ parameters: [Int]) -> Bool { parameters.contains(success) && parameters.contains(failure) }
}

extension Program {
  /// The callbacks for success and for failure that a function is given.
  func callbackPair(of ref: BodyRef) -> CallbackPair? {
    let body = body(ref)
    guard case .function(let kind) = body.kind, kind == .function || kind == .initializer, !body.isAsync,
      !models.isRegistration(body.name)
    else { return nil }
    let callbacks = body.parameters.indices.filter { isCallback(body.parameters[$0], in: ref) }
    guard callbacks.count > 1, !callbacks.contains(where: { isCarrier($0, of: ref) }) else { return nil }
    let successes = callbacks.filter { isNamed(body.parameters[$0], .successCallback, in: ref) }
    let failures = callbacks.filter { isNamed(body.parameters[$0], .failureCallback, in: ref) }
    guard successes.count == 1, failures.count == 1, successes != failures else { return nil }
    return CallbackPair(
      success: successes[0], failure: failures[0], all: failures + callbacks.filter { $0 != failures[0] })
  }

  private func isCallback(_ parameter: BodyParameter, in ref: BodyRef) -> Bool {
    guard let type = parameter.type.map({ resolvingAlias($0, in: ref) }), let function = type.functionType,
      function.result.isVoid
    else { return false }
    if case .function(let function) = type, !function.isEscaping { return false }
    return !names(of: parameter, in: ref).contains { models.isReport($0) || models.mode(ofLabel: $0) == .laterMany }
  }

  private func isNamed(_ parameter: BodyParameter, _ role: WordModel.Role, in ref: BodyRef) -> Bool {
    names(of: parameter, in: ref).contains { models.has($0, role) }
  }

  private func names(of parameter: BodyParameter, in ref: BodyRef) -> [String] {
    [parameter.label, files[ref.file][parameter.variable].name].compactMap { $0 }
  }
}

extension ObligationFinder {
  /// The obligation to call one of two callbacks.
  mutating func callbackPair(of body: Body) {
    guard let pair = program.callbackPair(of: BodyRef(file: fileIndex, body: body.id)) else { return }
    let variable = file[body.parameters[pair.failure].variable]
    var obligation = Obligation(
      primitive: .handler, scope: body.id, holders: pair.all.map { .variable(body.parameters[$0].variable) },
      begin: variable.range, carrier: variable.name)
    obligation.counterpart = file[body.parameters[pair.success].variable].name
    obligation.throwTellsCaller = body.throwing != .never
    obligation.needsDischarge = true
    found.append(obligation)
  }
}
