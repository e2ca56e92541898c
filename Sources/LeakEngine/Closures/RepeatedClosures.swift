import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Closures that run again and again: what meets an obligation in one turn meets it again in the next, unless the closure
/// ends what calls it, or remembers.
///
/// Omissions: a closure that ends anything, or stores anything, is taken to see to it that it runs once. Where a turn
/// discharges under a condition, that need not hold again; another discharge, under another one, comes later.
extension ObligationAnalysis {
  /// Follows a second turn of a closure behind each first one that discharges.
  func followTurns(of closure: BodyID, _ state: Tracked, _ facts: Facts) {
    guard reports, primitive.isOnceOnly, state.status == .open, !isActive(closure), !endsItself(closure) else { return }
    let lasting = facts.filtered(isLasting)
    let quiet = asking()
    quiet.onceFlags = onceFlags
    quiet.selfIsAlive = selfIsAlive
    var start = state
    start.deferred = nil
    let first = quiet.search(file[closure], state: start, facts: lasting)
    laterDepth += 1
    defer { laterDepth -= 1 }
    for arrival in first.arrivals where arrival.state.status == .discharged {
      let decisions = first.trace(to: arrival)
      guard !isLastTurn(decisions) else { continue }
      sparedAgain = isConditional(decisions) ? arrival.state.site.range : nil
      _ = search(file[closure], state: arrival.state, facts: lasting)
    }
    sparedAgain = nil
  }

  /// A flag that a closure asks for and sets beside the discharge, and that nobody else has to do with: until it is set, the
  /// closure expects to be called again.
  func ownFlag(of closure: BodyID) -> VarID? {
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: closure)))
    let flags = onceFlags.keys.compactMap { test -> VarID? in
      guard case .variable(let flag)? = test.subject, !family.contains(file[flag].owner) else { return nil }
      let isAsked = file[closure].blocks.contains { block in
        if case .branch(test, _, _, _, _) = block.terminator { true } else { false }
      }
      return isAsked && file.bodies.allSatisfy { family.contains($0.id) || !uses(flag, in: $0) } ? flag : nil
    }
    return flags.min()
  }

  /// Whether a closure counts up a variable of its surroundings that nobody else has to do with: how often it is called.
  func countsItsCalls(_ closure: BodyID) -> Bool {
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: closure)))
    guard let parent = file[closure].parent, let maker = file[parent].call(given: closure, in: file),
      !file[parent].comesBack(to: maker)
    else { return false }
    let counters = family.flatMap { program.changes(in: BodyRef(file: fileIndex, body: $0)).raised }
    return counters.contains { counter in
      guard case .variable(let id) = counter, !family.contains(file[id].owner) else { return false }
      return file.bodies.allSatisfy { family.contains($0.id) || !uses(id, in: $0) }
    }
  }

  func sets(_ variable: VarID, in block: BasicBlock) -> Bool {
    block.instructions.contains { if case .assign(.variable(variable), _) = $0.kind { true } else { false } }
  }

  /// Whether a body does more with a variable than declare it.
  private func uses(_ variable: VarID, in body: Body) -> Bool {
    let value = Value.variable(variable)
    return body.blocks.contains { block in
      if case .branch(let test, _, _, _, _) = block.terminator, test.subject?.contains(where: { $0 == value }) ?? false
      {
        return true
      }
      return block.instructions.contains { instruction in
        if case .bind(variable, _) = instruction.kind { return false }
        return file.containsValue(in: instruction) { $0.contains { $0 == value } }
      }
    }
  }

  /// Whether a closure ends what calls it, or stores that it was called.
  private func endsItself(_ closure: BodyID) -> Bool {
    let family = program.family(of: BodyRef(file: fileIndex, body: closure))
    return family.contains { id in
      file[id].blocks.contains { block in block.instructions.contains { ends($0, family) } }
    }
  }

  private func ends(_ instruction: Instruction, _ family: [BodyID]) -> Bool {
    switch instruction.kind {
    case .call(let id):
      // `CancellationError()` is made, and ends nothing.
      return file[id].name.map { !$0.isCapitalized && program.models.has($0, .endsCallbacks) } ?? false
    case .assign(.variable(let id), _): return !family.contains(file[id].owner)
    case .assign: return true
    default: return false
    }
  }

  /// A parameter says that the closure is called for the last time: `if done { … }`.
  private func isLastTurn(_ decisions: [TraceStep]) -> Bool {
    decisions.contains { step in
      guard case .branch(.isTrue(let value), _, let answer) = step.kind else { return false }
      if case .variable(let id) = value { return comesAgain(id, is: !answer) }
      return tellsOfFailure(value)
    }
  }

  /// Whether a turn discharges only if something is so that need not be so again.
  private func isConditional(_ decisions: [TraceStep]) -> Bool {
    decisions.contains { step in
      guard case .branch(let test, _, _) = step.kind else { return false }
      if case .isNil(.variable(let id)) = test { return !file[id].isWeak }
      return true
    }
  }

  // MARK: How often

  /// Whether a closure of which a model knows that it runs for events runs for one of them, or surely for several.
  func repetition(_ mode: ClosureMode, of site: CallSite) -> ClosureMode {
    guard let name = site.name, let receiver = site.receiver else { return mode }
    switch mode {
    case .laterAgain: return isScheduledOnce(receiver) ? .laterOnce : mode
    case .laterMany where program.models.has(name, .subscription) && hasManyValues(receiver): return .laterAgain
    default: return mode
    }
  }

  /// Whether a closure of a subscription asks its event for success or failure, and not for one of many values.
  func hearsOutcome(_ site: CallSite, _ operand: CallSite.Operand) -> Bool {
    guard operand.label == nil, let name = site.name, program.models.has(name, .hearsOutcome),
      case .body(let closure) = operand.value, let event = file[closure].parameters.first?.variable
    else { return false }
    let cases = file[closure].blocks.compactMap { block -> String? in
      guard case .branch(.isCase(.variable(event), let name), _, _, _, _) = block.terminator else { return nil }
      return name
    }
    return cases.contains("success") && !cases.contains("next")
  }

  /// `source.schedule(deadline: .now() + 1)`: one event.
  private func isScheduledOnce(_ source: Value) -> Bool {
    let schedules = file.calls.filter { site in
      site.receiver == source && site.name.map { program.models.has($0, .schedules) } ?? false
    }
    return !schedules.isEmpty
      && schedules.allSatisfy { site in
        site.arguments.allSatisfy { $0.label != "repeating" || $0.value == .implicitMember("never") }
      }
  }

  /// A subject, or a publisher of notifications or of a timer, whose values no operator has made fewer.
  private func hasManyValues(_ publisher: Value) -> Bool {
    if let type = program.typeName(of: publisher, file: fileIndex, in: file[scope]),
      program.models.has(type, .manyValues)
    {
      return true
    }
    switch publisher {
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != publisher else { return false }
      return hasManyValues(definition)
    case .global(let name): return program.models.has(name, .manyValues)
    case .member(let base, _): return hasManyValues(base)
    case .call(let id):
      let site = file[id]
      guard let name = site.name else { return false }
      if program.models.has(site.qualifiedName ?? name, .manyValues) { return true }
      guard let receiver = site.receiver else { return false }
      return program.models.has(name, .keepsValues) && hasManyValues(receiver)
    default: return false
    }
  }
}
