import LeakAST
import LeakDomain
import LeakFlow

/// Handlers and promises that a function of the sources gives to the closure which it is given. What they are says the type of
/// its parameter:
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
    let mayGivePromise = site.name.map(program.promiseGivers.contains) ?? false
    let closures = site.arguments.indices.filter { index in
      guard case .body(let closure) = site.arguments[index].value else { return false }
      return mayGivePromise
        || file[closure].parameters.contains { program.models.isNamedHandler(file[$0.variable].name) }
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
    guard !isKnown, let primitive = primitive(of: type, named: variable.name) else { return }
    var obligation = Obligation(
      primitive: primitive, scope: closure, holders: [.variable(parameter.variable)], begin: variable.range,
      carrier: variable.name)
    obligation.carrierType = type
    obligation.throwTellsCaller = function.isThrowing
    obligation.needsDischarge = true
    obligation.tellsDropping = doesSomething(file[closure])
    found.append(obligation)
  }

  private func primitive(of type: TypeRef, named name: String) -> Primitive? {
    if program.models.isHandler(label: nil, name: name, type: type) { return .handler }
    return type.promise(by: program.models)
  }
}

extension TypeRef {
  fileprivate func promise(by models: ModelTable) -> Primitive? {
    baseName.flatMap(models.primitive(ofParameter:)).flatMap { $0.kind == .promise ? $0 : nil }
  }
}

extension Program {
  /// Names of functions that say they give a promise to a closure.
  func findPromiseGivers() -> Set<String> {
    var found: Set<String> = []
    for body in files.lazy.flatMap(\.bodies) {
      let gives = body.parameters.contains { parameter in
        parameter.type?.functionType?.parameters.contains { $0.promise(by: models) != nil } ?? false
      }
      if gives { found.insert(body.name) }
    }
    return found
  }
}
