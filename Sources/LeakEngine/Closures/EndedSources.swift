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
/// Omissions: carriers that anything behind the closure has to do with, but where what is begun there throws; ends that a function of another object brings about.
extension ObligationAnalysis {
  /// Notes the ways through a closure that is called again and again by which it ends that, and does not discharge.
  ///
  /// - Parameter place: where the closure is given to what calls it.
  func noteEndedSource(_ closure: BodyID, givenAt place: Instruction.Kind, _ state: Tracked, _ facts: Facts) {
    guard reports, state.status == .open, state.deferred == nil, state.gathering == .single, !isActive(closure),
      primitive.isHandedAround || primitive.kind == .stream || primitive.kind == .group
    else { return }
    let sources = sources(of: closure, givenAt: place)
    guard !sources.isEmpty, mayEnd(closure, sources), !isMetInTime(behind: place, state) else { return }
    let call: CallID? = if case .call(let id) = place { id } else { nil }
    let known = openExits.count
    defer { if openExits.count > known { endsItsSource = true } }
    watchedSources = sources
    defer { watchedSources = [] }
    noteForgetting(closure, call: call, state, facts, onlyEnded: true)
  }

  /// Whether a step ends what calls the closure that is followed.
  func endsWatchedSource(_ instruction: Instruction) -> Bool {
    !watchedSources.isEmpty && ends(instruction, watchedSources)
  }

  /// Whether a test has found that what calls the closure has not taken what it was given, and asks for nothing any more:
  /// `guard input.append(buffer) else { … }`.
  func isRefusal(_ test: Test, _ answer: Bool) -> Bool {
    !answer && asksForRefusal(test, watchedSources)
  }

  /// Whether a closure may do so.
  func mayEndWatchedSource(_ closure: BodyID) -> Bool {
    !watchedSources.isEmpty && mayEnd(closure, watchedSources)
  }

  private func mayEnd(_ closure: BodyID, _ sources: [Value]) -> Bool {
    let family = program.family(of: BodyRef(file: fileIndex, body: closure))
    return family.lazy.flatMap { self.file[$0].blocks }.contains { block in
      if case .branch(let test, _, _, _, _) = block.terminator, asksForRefusal(test, sources) { return true }
      return block.instructions.contains { ends($0, sources) }
    }
  }

  /// Whether a test asks one of some sources whether it has taken what it was given.
  private func asksForRefusal(_ test: Test, _ sources: [Value]) -> Bool {
    guard !sources.isEmpty, case .isTrue(.call(let id)) = test, let name = file[id].name else { return false }
    return program.models.has(name, .refuses) && file[id].receiver.map(sources.contains) ?? false
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
      guard let name = file[id].name else { return false }
      if let receiver = file[id].receiver, sources.contains(receiver), program.models.has(name, .endsSource) {
        return true
      }
      return endsByMethod(file[id], sources)
    case .assign(let target, .literal(.nil)): return sources.contains(target)
    default: return false
    }
  }
}
