import LeakDomain
import LeakFlow

/// What locks give to the closures that run under them.
extension Program {
  /// A value at one place.
  struct Receiver {
    var value: Value
    var body: BodyID
    /// The method.
    var name: String
  }

  /// For the first parameter of a closure, the value to whose method the closure is given.
  func receiver(giving parameter: VarID, file: Int) -> Receiver? {
    if let known = receivers[file] { return known[parameter] }
    var found: [VarID: Receiver] = [:]
    for site in files[file].calls {
      guard let receiver = site.receiver else { continue }
      for operand in site.arguments {
        guard case .body(let closure) = operand.value, let first = files[file][closure].parameters.first else {
          continue
        }
        found[first.variable] = Receiver(value: receiver, body: site.body, name: site.name ?? "")
      }
    }
    receivers[file] = found
    return found[parameter]
  }

  /// The type of what a lock guards, or of the value of a future, for the parameter that it gives to a closure.
  func givenType(_ value: Value, in ref: BodyRef, depth: Int) -> StaticType? {
    guard case .variable(let id) = value, let lock = receiver(giving: id, file: ref.file),
      case .instance(let whole)? = staticType(
        of: lock.value, in: BodyRef(file: ref.file, body: lock.body), depth: depth + 1)
    else { return nil }
    let found = types.resolved(whole)
    guard case .named(_, let arguments) = found.type, let name = found.type.baseName,
      models.has(name, .lockType) || models.isType(name, .loopFuture) && givesValue(lock.name)
    else { return nil }
    return arguments.first.map { .instance(found.with($0)) }
  }

  /// Whether a method of a future gives the value to its closure.
  private func givesValue(_ method: String) -> Bool {
    models.has(method, .onSuccess) || models.has(method, .mapsSuccess)
  }
}
