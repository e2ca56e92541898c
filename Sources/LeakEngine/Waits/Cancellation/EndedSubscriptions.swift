import LeakDomain
import LeakFlow

/// Cancellation handlers that end the subscription whose callbacks are all that resumes the continuation. A subscription
/// that is cancelled or disposed of calls nobody: it does not complete.
///
/// Omissions: subscriptions that are kept in a set, or ended by a method of the object that keeps them.
struct EndedSubscriptions: FileAnalysis {
  let program: Program
  let fileIndex: Int

  init(_ program: Program, file: Int) {
    self.program = program
    self.fileIndex = file
  }

  func judge() -> [WaitVerdict] { cancelledWaits().compactMap(judge) }

  private func judge(_ wait: CancelledWait) -> WaitVerdict? {
    guard let subscription = subscription(in: wait), let end = end(in: wait.handler),
      let place = end.receiver, keeps(.call(subscription), in: place)
    else { return nil }
    return WaitVerdict(
      cause: .endsItsCallbacks, primitive: wait.primitive, carrier: file[wait.continuation].name,
      function: function(around: wait.site.body),
      wait: wording.spot(end.range), peer: wording.spot(file[subscription].nameRange))
  }

  /// The call that subscribes with callbacks, outside of which nothing is done with the continuation.
  private func subscription(in wait: CancelledWait) -> CallID? {
    let value = Value.variable(wait.continuation)
    let users = family(wait.closure).filter { body in
      file.containsValue(in: file[body]) { $0.contains { $0 == value } }
    }
    guard !users.isEmpty else { return nil }
    let operation = Set(family(wait.waiting))
    return file.calls.indices.map { CallID($0) }.first { id in
      let site = file[id]
      guard operation.contains(site.body), let name = site.name, program.models.has(name, .callsUntilEnded) else {
        return false
      }
      let callbacks = site.arguments.filter { operand in
        operand.label.map { !program.models.has($0, .atEndOfSubscription) } ?? true
      }
      let inside = Set(callbacks.compactMap { closure($0.value) }.flatMap(family))
      return users.allSatisfy(inside.contains)
    }
  }

  /// The only thing that a handler does: `cancellable?.cancel()`.
  private func end(in handler: BodyID) -> CallSite? {
    let sites = file.calls.filter { $0.body == handler }
    guard family(handler).count == 1, sites.count == 1, let site = sites.first, site.arguments.isEmpty,
      let name = site.name, program.models.has(name, .endsCallbacks)
    else { return nil }
    return site
  }

  /// Whether a step puts a value into a place: by its name, or by a method such as `setDisposable`.
  private func keeps(_ value: Value, in place: Value) -> Bool {
    file.bodies.contains { body in
      body.blocks.contains { block in
        block.instructions.contains { instruction in
          switch instruction.kind {
          case .assign(place, value): true
          case .bind(let variable, value): place == .variable(variable)
          case .call(let id): file[id].receiver == place && file[id].arguments.contains { $0.value == value }
          default: false
          }
        }
      }
    }
  }
}
