import LeakDomain
import LeakFlow
import LeakModel

/// What decisions tell of what is in a slot.
extension SlotAnalysis {
  func decide(_ test: Test, state: State, facts: Facts) -> Bool? { nil }

  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: State) -> State {
    var state = state
    if case .isTrue(.variable(let id)) = test, file[id].isLet, let definition = file[id].definition {
      let (asked, negated) = definition.question ?? (.isTrue(definition), false)
      if asked.asksForContent { return took(asked, answer: answer != negated, to: block, in: body, state: state) }
    }
    guard let subject = test.subject else { return state }
    if !answer, silences(test, in: body.blocks[block]) { return state }
    if changes(subject) { state.isGuarded = true }
    switch test {
    case .isNil(let value) where effects.isPlace(value, body) || effects.isElement(value, body):
      decided(isEmpty: answer, &state)
    case .isCase(let value, "none") where effects.isPlace(value, body) && view.slot.shape == .single:
      decided(isEmpty: answer, &state)
    // Its consumer is gone, and nobody waits for it any more.
    case .isCase(.call(let id), "terminated"):
      if answer, let feed = file[id].receiver, effects.isPlace(feed, body) { state.content = .settled }
    case .isTrue(.member(let value, "isEmpty")) where effects.isPlace(value, body): decided(isEmpty: answer, &state)
    case .isTrue(.member(let value, "isEmpty")) where effects.isKeys(value, body): decided(isEmpty: answer, &state)
    case .isCase(let value, let name) where effects.isPlace(value, body):
      guard case .state(let carrying) = view.slot.shape else { break }
      if answer || carrying == [name] { decided(isEmpty: answer != carrying.contains(name), &state) }
    case .isNil, .isTrue, .isCase, .opaque:
      if effects.places.looksInto(subject, view.slot, in: body) || view.isCompanion(subject, file: file) {
        state.content.look()
      }
    }
    return state
  }

  /// Whether a test only leads to cancelling work that does not run then: that is no look at those whom it would have told.
  ///
  ///     item?.cancel()
  private func silences(_ test: Test, in block: BasicBlock) -> Bool {
    guard case .isNil(let work) = test, let name = work.memberName, view.isCompanion(work, file: file),
      let owner = view.slot.owner, fileIndex == view.slot.file
    else { return false }
    return block.instructions.contains { instruction in
      guard case .call(let call) = instruction.kind, file[call].receiver == work, let method = file[call].name else {
        return false
      }
      return program.models.has(method, .endsCallbacks)
    } && SilencedWork(program, file: fileIndex).isSilenced(name, of: owner)
  }

  /// Whether a test asks for a member that the same function assigns, but not for the slot.
  private func changes(_ subject: Value) -> Bool {
    subject.contains { part in file.sharedName(part).map { $0 != view.slot.name && assigned.contains($0) } ?? false }
  }

  private func decided(isEmpty: Bool, _ state: inout State) {
    switch state.content {
    case .perhaps, .pending: state.content = isEmpty ? .settled : .pending
    case .discharged, .read, .given: if isEmpty { state.content = .settled }
    case .leaving, .settled, .lost: break
    }
  }

  func relevant(_ facts: Facts, after range: SourceRange, in body: Body) -> Facts {
    guard !facts.isEmpty else { return facts }
    let kept = program.relevant(facts, after: range, in: body, tests: tests)
    guard case .state = view.slot.shape else { return kept }
    let places = view.placeValues(in: fileIndex)
    return facts.filtered { subject in
      places.contains(subject) || kept.decide(.isNil(subject)) != nil || kept.decide(.isTrue(subject)) != nil
    }
  }

  func endOfTurn(head: Int, range: SourceRange, body: Body, state: State, facts: Facts) -> State? { state }
}

extension Test {
  /// Whether it asks whether something is there.
  fileprivate var asksForContent: Bool {
    switch self {
    case .isNil, .isTrue(.member(_, "isEmpty")): true
    default: false
    }
  }
}
