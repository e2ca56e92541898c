import LeakAST
import LeakDomain
import LeakFlow

/// Handlers that do not outlive the call.
extension Program {
  /// Whether a parameter is one that can tell a failure, so that whoever gave it goes on in it: its function is told of where it
  /// leaves it, and not those that call that.
  func isImmediateHandler(_ index: Int, of ref: BodyRef) -> Bool {
    let parameter = body(ref).parameters[index]
    let type = parameter.type.map { resolvingAlias($0, in: ref) }
    let name = files[ref.file][parameter.variable].name
    guard models.isImmediateHandler(label: parameter.label, name: name, type: type) else { return false }
    return !models.tellsSuccessOnly(name: name, type: type)
      || type?.functionType?.parameters.contains { isOwnEnum($0, in: ref) } ?? false
  }

  /// Whether a type is an enum of the sources.
  func isOwnEnum(_ type: TypeRef, in ref: BodyRef) -> Bool {
    types.key(of: TypedRef(type, context(of: ref))).map { types.kind(of: $0) == .enum } ?? false
  }
}
