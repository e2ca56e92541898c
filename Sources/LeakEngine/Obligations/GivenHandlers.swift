import LeakAST
import LeakDomain
import LeakFlow

/// Handlers and continuations that a function of the sources gives to the closure which it is given. What they are says the
/// type of its parameter:
///
///     init(_ work: @escaping (_ fulfill: @escaping (Result<Value, Error>) -> Void) -> Void)
///
///     Later { fulfill in load { result in fulfill(result) } }
///
/// What tests give to what they test stands for others.
///
/// Omissions: closures that return something, which may tell whether they have taken it.
extension ObligationFinder {
  mutating func givenHandlers(_ site: CallSite) {
    let closures = site.arguments.indices.filter { index in
      guard case .body(let closure) = site.arguments[index].value else { return false }
      return file[closure].parameters.contains { program.models.isNamedHandler(file[$0.variable].name) }
    }
    guard !closures.isEmpty, !program.isTest[fileIndex], let resolved = program.resolve(site, file: fileIndex) else {
      return
    }
    for index in closures where index < resolved.parameters.count {
      let written = program.body(resolved.target).parameters[resolved.parameters[index]].type
      guard case .body(let closure) = site.arguments[index].value,
        let type = written.map({ program.resolvingAlias($0, in: resolved.target) })?.functionType, type.result.isVoid
      else { continue }
      for (given, parameter) in zip(type.parameters, file[closure].parameters) {
        self.given(program.resolvingAlias(given, in: resolved.target), parameter, of: closure, type)
      }
    }
  }

  mutating func given(
    _ type: TypeRef, _ parameter: BodyParameter, of closure: BodyID, _ function: TypeRef.FunctionType
  ) {
    let variable = file[parameter.variable]
    let isKnown = found.contains { $0.scope == closure && $0.holders.contains(.variable(parameter.variable)) }
    guard !isKnown, program.models.isHandler(label: nil, name: variable.name, type: type) else { return }
    var obligation = Obligation(
      primitive: .handler, scope: closure, holders: [.variable(parameter.variable)], begin: variable.range,
      carrier: variable.name)
    obligation.carrierType = type
    obligation.throwTellsCaller = function.isThrowing
    obligation.needsDischarge = true
    obligation.tellsDropping = doesSomething(file[closure])
    found.append(obligation)
  }
}
