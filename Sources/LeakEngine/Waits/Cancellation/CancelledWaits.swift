import LeakDomain
import LeakFlow

/// A call of `withTaskCancellationHandler` whose operation waits for one continuation.
struct CancelledWait {
  var site: CallSite
  var operation: BodyID
  var handler: BodyID
  /// The closure that is given the continuation.
  var closure: BodyID
  var continuation: VarID
  var primitive: String
}

extension FileAnalysis {
  func cancelledWaits() -> [CancelledWait] {
    program.calls(named: "withTaskCancellationHandler", file: fileIndex).compactMap { cancelledWait(file[$0]) }
  }

  func closure(_ value: Value?) -> BodyID? { value.flatMap { program.closureBody(of: $0, file: fileIndex) } }

  /// A body with the closures in it.
  func family(_ body: BodyID) -> [BodyID] { program.family(of: BodyRef(file: fileIndex, body: body)) }

  private func cancelledWait(_ site: CallSite) -> CancelledWait? {
    guard let handler = closure(site.arguments.first { $0.label == "onCancel" || $0.label == "handler" }?.value),
      let operation = closure(site.arguments.first { $0.label == nil || $0.label == "operation" }?.value)
    else { return nil }
    let bodies = Set(family(operation))
    let found = file.calls.filter { bodies.contains($0.body) }.compactMap { call -> CancelledWait? in
      guard let name = call.name, let primitive = program.models.primitive(givenToClosureOf: name),
        let closure = closure(call.arguments.last?.value), let parameter = file[closure].parameters.first
      else { return nil }
      return CancelledWait(
        site: site, operation: operation, handler: handler, closure: closure, continuation: parameter.variable,
        primitive: primitive.name)
    }
    return found.count == 1 ? found.first : nil
  }
}
