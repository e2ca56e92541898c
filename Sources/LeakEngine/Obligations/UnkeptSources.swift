import LeakDomain
import LeakFlow
import LeakModel

/// Event sources last as long as somebody refers to them: one that only a local variable holds is freed when its body ends,
/// and its handler never runs. A handler that mentions its source keeps it.
///
/// Omissions: bodies that do something behind their last use of the source, which may be what keeps them from ending; sources
/// that are started under a condition.
extension ObligationAnalysis {
  /// The call that made the source, where this one gives a handler over the carrier to one that nothing keeps.
  func unkeptSource(givenWorkBy call: CallID, _ state: Tracked) -> CallSite? {
    let site = file[call]
    guard let name = site.name, program.models.has(name, .givesWork), state.status == .open,
      case .variable(let id)? = site.receiver, file[id].owner == site.body, file[id].isConstant,
      !file[site.body].isAsync, file[site.body].kind != .topLevel,
      case .call(let made)? = file[id].definition, let maker = file[made].name, program.functions[maker] == nil,
      site.arguments.contains(where: { closure(in: $0.value, state).map { discharges($0, state) } ?? false }),
      isStarted(beside: call), !isHeld(id), isLastUsed(site.receiver, in: site.body)
    else { return nil }
    return file[made]
  }

  private func discharges(_ closure: BodyID, _ state: Tracked) -> Bool {
    let quiet = asking()
    var start = state
    start.status = .open
    let search = quiet.search(file[closure], state: start, facts: Facts())
    return search.arrivals.contains { $0.state.status == .discharged }
  }

  /// Whether the source is started on each path that gives it the handler.
  private func isStarted(beside call: CallID) -> Bool {
    let block = file[file[call].body].blocks.first { block in block.instructions.contains { $0.kind == .call(call) } }
    return (block?.instructions ?? []).contains { instruction in
      guard case .call(let other) = instruction.kind, file[other].receiver == file[call].receiver,
        let name = file[other].name
      else { return false }
      return !program.models.has(name, .leavesUnstarted) && !program.models.has(name, .endsCallbacks)
    }
  }

  /// Whether a closure captures a variable, or it goes anywhere else.
  private func isHeld(_ id: VarID) -> Bool {
    let value = Value.variable(id)
    return file.bodies.contains { body in
      body.freeVariables.contains(id)
        || body.blocks.contains { block in
          if case .exit(let exit) = block.terminator, exit.value?.contains(where: { $0 == value }) ?? false {
            return true
          }
          return block.instructions.contains { holds($0, value) }
        }
    }
  }

  private func holds(_ instruction: Instruction, _ value: Value) -> Bool {
    switch instruction.kind {
    case .call(let call): file[call].arguments.contains { $0.value.contains { $0 == value } }
    case .bind(_, let bound?): bound.contains { $0 == value }
    case .assign(let target, let source): target.root != value && source.contains { $0 == value }
    default: false
    }
  }

  private func isLastUsed(_ source: Value?, in body: BodyID) -> Bool {
    let calls = file.calls.filter { $0.body == body }
    guard let last = calls.last(where: { $0.receiver == source }) else { return false }
    // What is ended here was there till then.
    if let name = last.name, program.models.has(name, .endsCallbacks) { return false }
    return calls.allSatisfy { $0.range.start <= last.range.start || last.range.contains($0.range) }
  }

  /// The path on which the carrier is lost with the source.
  func lost(with maker: CallSite, _ state: Tracked, _ facts: Facts) -> Way<Tracked> {
    var state = state
    let exit = Exit(.end, value: nil, range: maker.nameRange)
    note(OpenExit(exit: exit, kind: .unkeptSource(maker.name ?? "call"), viaCall: nil, trace: []))
    noteSettled()
    state.status = .handed
    return Way(state, facts)
  }
}
