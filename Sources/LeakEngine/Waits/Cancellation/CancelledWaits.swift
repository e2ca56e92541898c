import LeakDomain
import LeakFlow

/// A call of `withTaskCancellationHandler` whose operation waits for one continuation.
struct CancelledWait {
  var site: CallSite
  var operation: BodyID
  /// What waits: the operation, or the method of the object that it calls.
  var waiting: BodyID
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
    return [operation, onlyMethod(calledBy: operation), lastMethod(calledBy: operation)].lazy.compactMap { $0 }
      .compactMap {
        waiting -> CancelledWait? in
        guard let wait = onlyWait(in: waiting) else { return nil }
        return CancelledWait(
          site: site, operation: operation, waiting: waiting, handler: handler, closure: wait.closure,
          continuation: wait.continuation, primitive: wait.primitive)
      }.first
  }

  private func onlyWait(in body: BodyID) -> (closure: BodyID, continuation: VarID, primitive: String)? {
    let bodies = Set(family(body))
    let found = file.calls.filter { bodies.contains($0.body) }.compactMap { call in
      call.name.flatMap { program.models.primitive(givenToClosureOf: $0) }.flatMap { primitive in
        closure(call.arguments.last?.value).flatMap { closure in
          file[closure].parameters.first.map { (closure, $0.variable, primitive.name) }
        }
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The method to which the one that a closure calls leaves all that it does.
  private func lastMethod(calledBy closure: BodyID) -> BodyID? {
    guard let method = onlyMethod(calledBy: closure) else { return nil }
    let last = program.performer(of: BodyRef(file: fileIndex, body: method))
    return last.file == fileIndex ? last.body : nil
  }

  /// The method of the same object, and in the same file, that is all a closure calls.
  func onlyMethod(calledBy closure: BodyID) -> BodyID? {
    let sites = file.calls.filter { $0.body == closure }
    guard sites.count == 1, family(closure).count == 1, case .global = sites[0].callee,
      let method = program.resolve(sites[0], file: fileIndex)?.target, method.file == fileIndex
    else { return nil }
    return method.body
  }
}
