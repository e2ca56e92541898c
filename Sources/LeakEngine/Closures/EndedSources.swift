import LeakDomain
import LeakFlow
import LeakModel

/// Closures that end what calls them and leave the obligation: nobody calls them again.
///
///     Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { timer in
///       attempts += 1
///       if attempts > 9 { return timer.invalidate() }
///       …
///
/// Omissions: carriers that anything behind the closure has to do with; ends that another function brings about.
extension ObligationAnalysis {
  /// Notes the ways through a closure that is called again and again by which it ends that, and does not discharge.
  ///
  /// - Parameter place: where the closure is given to what calls it.
  func noteEndedSource(_ closure: BodyID, givenAt place: Instruction.Kind, _ state: Tracked, _ facts: Facts) {
    guard reports, state.status == .open, state.deferred == nil, state.gathering == .single, !isActive(closure),
      primitive.isHandedAround || primitive.kind == .stream
    else { return }
    let sources = sources(of: closure, givenAt: place)
    guard !sources.isEmpty, mayEnd(closure, sources), !isMetElsewhere(behind: place, state) else { return }
    let call: CallID? = if case .call(let id) = place { id } else { nil }
    let known = openExits.count
    defer { if openExits.count > known { endsItsSource = true } }
    noteForgetting(closure, call: call, state, facts) { _, blocks in
      blocks.contains { number in
        file[closure].blocks[number].instructions.contains { ends($0, sources) }
      }
    }
  }

  private func mayEnd(_ closure: BodyID, _ sources: [Value]) -> Bool {
    file[closure].blocks.contains { block in block.instructions.contains { ends($0, sources) } }
  }

  /// What calls a closure: what it is given to, what comes of that, and what it is given itself; or the place that keeps it.
  private func sources(of closure: BodyID, givenAt place: Instruction.Kind) -> [Value] {
    switch place {
    case .assign(let target, _):
      // `handle.readabilityHandler = { handle in … }`
      guard case .member(_, let name) = target else { return [target] }
      return [target] + file[closure].parameters.map { .member(.variable($0.variable), name) }
    case .call(let id):
      let given = file[closure].parameters.map { Value.variable($0.variable) }
      let receiver = file[id].receiver.map { [$0] } ?? []
      return given + receiver + [.call(id)] + names(of: .call(id))
    default: return []
    }
  }

  /// The variables and members that a value is given.
  private func names(of value: Value) -> [Value] {
    file[current].blocks.lazy.flatMap(\.instructions).compactMap { instruction in
      switch instruction.kind {
      case .bind(let variable, value): .variable(variable)
      case .assign(let target, value): target
      default: nil
      }
    }
  }

  /// `timer.invalidate()`, `observation?.invalidate()`, `connection.stateUpdateHandler = nil`
  private func ends(_ instruction: Instruction, _ sources: [Value]) -> Bool {
    switch instruction.kind {
    case .call(let id):
      guard let receiver = file[id].receiver, let name = file[id].name else { return false }
      return sources.contains(receiver) && program.models.has(name, .endsSource)
    case .assign(let target, .literal(.nil)): return sources.contains(target)
    default: return false
    }
  }
}
