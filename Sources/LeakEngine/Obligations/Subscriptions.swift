import LeakDomain
import LeakFlow
import LeakModel

/// Subscriptions to publishers last as long as the cancellable that `sink` gives back: a bridge that keeps it in a local
/// variable of the closure that builds it loses the callback.
extension ObligationAnalysis {
  /// Whether a subscription over the carrier ends with the closure that builds the bridge, before anything can be sent.
  func losesSubscription(_ id: CallID, _ site: CallSite, _ state: Tracked) -> Bool {
    guard scopeRunsNow, site.body == scope, let name = site.name, program.models.has(name, .subscription),
      site.arguments.contains(where: { closure(in: $0.value, state) != nil }), site.receiver.map(sendsLater) ?? false
    else { return false }
    return !isKept(.call(id))
  }

  /// The path on which the carrier is lost with the subscription.
  func dropped(_ site: CallSite, _ state: Tracked, _ facts: Facts) -> Way<Tracked> {
    var state = state
    guard state.status == .open else { return Way(state, facts) }
    let exit = Exit(.end, value: nil, range: site.nameRange)
    note(OpenExit(exit: exit, kind: .droppedSubscription(site.name ?? "sink"), viaCall: nil, trace: []))
    noteSettled()
    state.status = .handed
    return Way(state, facts)
  }

  /// Whether a publisher sends nothing while it is being subscribed to, by its source or an operator on the way.
  private func sendsLater(_ publisher: Value) -> Bool {
    if let type = program.typeName(of: publisher, file: fileIndex, in: file[scope]), isAsynchronous(type) {
      return true
    }
    switch publisher {
    case .call(let id):
      let site = file[id]
      return site.name.map(isAsynchronous) ?? false || site.receiver.map(sendsLater) ?? false
    case .member(let base, let name): return isAsynchronous(name) || sendsLater(base)
    case .global(let name): return isAsynchronous(name)
    default: return false
    }
  }

  private func isAsynchronous(_ name: String) -> Bool { program.models.has(name, .asynchronousPublisher) }

  /// Whether anything holds a value beyond the scope: a property, a collection, a closure, a call, the result.
  private func isKept(_ value: Value) -> Bool {
    if file.mentions(value, besides: { isLocal($0) }) { return true }
    return file.variables.indices.contains { index in
      let variable = Value.variable(VarID(index))
      guard isLocal(variable), file.isGiven(value, to: variable) else { return false }
      let isCaptured = file.bodies.contains { $0.freeVariables.contains(VarID(index)) }
      return isCaptured || file.mentions(variable, besides: { _ in false })
    }
  }

  private func isLocal(_ place: Value) -> Bool {
    guard case .variable(let id) = place else { return false }
    return file[id].owner == scope
  }
}

extension FlowFile {
  /// Whether a step gives a value to a place.
  func isGiven(_ value: Value, to place: Value) -> Bool {
    bodies.contains { body in
      body.blocks.contains { block in
        block.instructions.contains { instruction in
          switch instruction.kind {
          case .bind(let variable, value): place == .variable(variable)
          case .assign(place, value): true
          default: false
          }
        }
      }
    }
  }

  /// Whether a value is used otherwise than by giving it to a place of some sort.
  func mentions(_ value: Value, besides isPlace: (Value) -> Bool) -> Bool {
    if calls.contains(where: { $0.uses(value) }) { return true }
    return bodies.contains { body in
      body.blocks.contains { block in
        if case .exit(let exit) = block.terminator, exit.value?.contains(where: { $0 == value }) ?? false {
          return true
        }
        return block.instructions.contains { instruction in
          switch instruction.kind {
          case .bind(let variable, let source?):
            source.contains { $0 == value } && !isPlace(.variable(variable))
          case .assign(let target, let source): source.contains { $0 == value } && !isPlace(target)
          case .awaitValue(let source): source.contains { $0 == value }
          default: false
          }
        }
      }
    }
  }
}
