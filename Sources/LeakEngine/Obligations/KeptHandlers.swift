import LeakAST
import LeakDomain
import LeakFlow

/// Handlers that a closure is given which is kept under a name, in a property, or in a table of such closures. What they are says the
/// type of the place:
///
///     var routes: [String: (Request, @escaping (Reply) -> Void) -> Void]
///     routes["/"] = { request, reply in … }
///
/// Omissions: as in `givenHandlers`; places of which the sources do not declare the type.
extension ObligationFinder {
  /// What is put into a place: a closure, or a list or dictionary of closures.
  mutating func keptHandlers(_ value: Value, in place: Value, of body: Body) {
    let closures = closures(in: value)
    guard !closures.isEmpty, !program.isTest[fileIndex],
      case .instance(let type)? = program.staticType(of: place, in: BodyRef(file: fileIndex, body: body.id))
    else { return }
    keptHandlers(closures, isWhole: isClosure(value), type)
  }

  /// What a property has from the beginning, or a function gives its caller.
  mutating func keptHandlers(givenBy body: Body) {
    guard !program.isTest[fileIndex] else { return }
    for block in body.blocks {
      guard case .exit(let exit) = block.terminator, let value = exit.value else { continue }
      let closures = closures(in: value)
      guard !closures.isEmpty, let type = type(ofResultOf: body) else { continue }
      keptHandlers(closures, isWhole: isClosure(value), type)
    }
  }

  private func type(ofResultOf body: Body) -> TypedRef? {
    let ref = BodyRef(file: fileIndex, body: body.id)
    if let result = body.result { return TypedRef(result, program.context(of: ref)) }
    guard body.kind == .initialValue, let owner = program.type(around: ref),
      let property = program.members.property(body.name, of: owner), property.type != nil
    else { return nil }
    return program.written(property)
  }

  /// What a struct is made of that has no initialiser of its own: `Client(load: { id, completion in … })`
  mutating func keptHandlers(memberwise site: CallSite, _ id: CallID, in body: Body) {
    let given = site.arguments.filter { $0.label != nil && !closures(in: $0.value).isEmpty }
    guard !given.isEmpty, !program.isTest[fileIndex], program.resolve(site, file: fileIndex) == nil,
      case .instance(let made)? = program.staticType(of: .call(id), in: BodyRef(file: fileIndex, body: body.id)),
      let key = program.types.key(of: made), program.types.kind(of: key) == .struct
    else { return }
    for operand in given {
      guard let property = operand.label.flatMap({ program.members.property($0, of: key) }), property.type != nil,
        let type = program.written(property)
      else { continue }
      keptHandlers(closures(in: operand.value), isWhole: isClosure(operand.value), type)
    }
  }

  private mutating func keptHandlers(_ closures: [BodyID], isWhole: Bool, _ type: TypedRef) {
    guard !closures.isEmpty, let kept = isWhole ? type : element(of: type) else { return }
    let function = program.types.resolved(kept.with(kept.type.unwrapped))
    guard let written = function.type.functionType, written.result.isVoid else { return }
    for closure in closures {
      for (given, parameter) in zip(written.parameters, file[closure].parameters) {
        self.given(meant(by: function.with(given)), parameter, of: closure, written)
      }
    }
  }

  /// The closures that a value is, or consists of, and that may be given a handler.
  private func closures(in value: Value) -> [BodyID] {
    switch value {
    case .body(let closure):
      file[closure].isClosure
        && file[closure].parameters.contains { program.models.isNamedHandler(file[$0.variable].name) } ? [closure] : []
    case .aggregate(let parts), .tuple(let parts): parts.flatMap(closures)
    default: []
    }
  }

  private func isClosure(_ value: Value) -> Bool { if case .body = value { true } else { false } }

  private func element(of type: TypedRef) -> TypedRef? {
    let whole = program.types.resolved(type)
    return switch whole.type {
    case .array(let element), .dictionary(_, let element): whole.with(element)
    default: nil
    }
  }

  /// A type without its alias, which is that of a closure which escapes.
  private func meant(by type: TypedRef) -> TypeRef {
    guard case .named = type.type.unwrapped,
      case .function(var function) = program.types.resolved(type.with(type.type.unwrapped)).type
    else { return type.type }
    function.isEscaping = true
    return .function(function)
  }
}
