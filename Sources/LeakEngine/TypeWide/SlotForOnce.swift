import LeakDomain
import LeakFlow

/// Whether what a slot keeps is discharged once at most: continuations, closures that resume one, and completion handlers that the
/// type itself takes out when it calls them. What others observe a type by is called again and again.
struct SlotForOnce {
  let view: SlotView

  var isForOnce: Bool {
    switch view.slot.primitive.kind {
    case .continuation: true
    case .handler where view.slot.isCollection:
      areResuming || areCompletions && view.touching.contains(where: takesOut)
    default: false
    }
  }

  /// Whether all that is stored are closures that resume a continuation whenever they are called.
  private var areResuming: Bool {
    view.primitive.kind == .continuation
      && view.stores.allSatisfy { store in
        let family = view.program.family(of: BodyRef(file: store.body.file, body: store.body.body))
        return family.allSatisfy { id in id == store.body.body || isPlain(BodyRef(file: store.body.file, body: id)) }
      }
  }

  /// Whether a closure decides by nothing but what it is given, and does nothing to the slot.
  private func isPlain(_ ref: BodyRef) -> Bool {
    let body = view.program.body(ref)
    let own = Set(body.parameters.map(\.variable))
    return !view.touching.contains(ref)
      && body.blocks.allSatisfy { block in
        guard case .branch(let test, _, _, _, _) = block.terminator else { return true }
        return test.subject?.rootVariable.map(own.contains) ?? false
      }
  }

  /// Whether all that is stored is by its name told of a completion.
  private var areCompletions: Bool {
    !view.stores.isEmpty
      && view.stores.allSatisfy { store in
        let file = view.program.files[store.body.file]
        guard let carrier = store.carrier else { return false }
        let parameter = file[file[carrier].owner].parameters.first { $0.variable == carrier }
        let names = [file[carrier].name, parameter?.label].compactMap { $0 }
        guard parameter != nil else { return false }
        return view.isOfAnswers || names.contains { view.program.models.has($0, .completionHandler) }
      }
  }

  /// Whether a body discharges something of the slot and leaves it there no longer.
  private func takesOut(in ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    let instructions = body.blocks.flatMap(\.instructions)
    let all = instructions.map { effects.effect(of: $0, in: body) }
    let empties = all.contains { if case .replaced(_, nil, _) = $0 { true } else { false } }
    if empties, all.contains(where: \.isMeeting) { return view.emptiesWhatItMeets(ref) }
    return instructions.contains { instruction in
      guard case .call(let id) = instruction.kind, case .member(let receiver, let name) = effects.file[id].callee else {
        return false
      }
      return view.program.models.has(name, .takesElement) && effects.isPlace(receiver, body)
        && effects.isUsed(id, in: body) && !effects.isGivenToIdle(id, in: body)
    }
  }

  /// Whether others discharge it, too: functions that touch the slot, or are given what is in it, besides those that are reached from
  /// where it was discharged.
  func isDischargedByOthers(than site: SlotSite) -> Bool {
    guard let own = view.function(at: site) else { return false }
    let name = view.program.body(own).name
    // What stays in a state is found by others in that state, whatever has come before.
    let isState = if case .state = view.slot.shape { true } else { false }
    guard !view.program.models.has(name, .ending), isState || !view.program.models.begins(name) else { return false }
    func isOther(_ root: BodyRef) -> Bool { !view.callers.reaches(CallGoal([root], view.callers), from: own) }
    return view.dischargers.contains { root in
      isOther(root) || root != own && view.callers.callers(of: root).known.contains(where: isOther)
    }
  }

  /// The functions that discharge what is in the slot, or give it to whoever calls them.
  var dischargers: Set<BodyRef> {
    let drains = SlotDrains(view: view)
    return Set(view.touching.filter { drains.meets(in: $0) || leaves(by: $0) }.map(view.program.root))
  }

  /// Whether a body returns something of what is in the slot.
  private func leaves(by ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.contains { block in
      guard case .exit(let exit) = block.terminator, let value = exit.value else { return false }
      return effects.places.looksInto(value, view.slot, in: body)
    }
  }

  /// Whether whoever has waited in the slot takes his own out of it.
  var isTakenOutByWaiters: Bool {
    isChangedByWaiters { effect, _, _, _ in if case .replaced(_, nil, _) = effect { true } else { false } }
  }

  /// Whether whoever has waited in the slot clears it when he goes on: behind the wait, or in a `defer`.
  var isClearedByWaiters: Bool {
    isChangedByWaiters { effect, instruction, waits, body in
      guard case .replaced(.cleared, nil, _) = effect else { return false }
      return body.deferred.contains { $0.contains(instruction.range) }
        || waits.contains { $0.range.end <= instruction.range.start }
    }
  }

  /// Whether a body that waits in the slot has an effect on it.
  private func isChangedByWaiters(
    _ isWanted: (SlotEffect, Instruction, _ waits: [Instruction], Body) -> Bool
  ) -> Bool {
    view.touching.contains { ref in
      let effects = view.effects(in: ref.file)
      let body = view.program.body(ref)
      let instructions = body.blocks.flatMap(\.instructions)
      let waits = instructions.filter { self.waits($0, in: ref) }
      return !waits.isEmpty
        && instructions.contains { isWanted(effects.effect(of: $0, in: body), $0, waits, body) }
    }
  }

  /// `await withCheckedContinuation { waiters[id] = $0 }`
  private func waits(_ instruction: Instruction, in ref: BodyRef) -> Bool {
    guard case .call(let id) = instruction.kind else { return false }
    return view.waits(in: view.program.files[ref.file][id], file: ref.file)
  }
}
