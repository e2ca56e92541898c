import LeakDomain
import LeakFlow
import LeakModel

/// What decisions and ends of turns tell of a channel, and which of them are one decision.
extension RendezvousAnalysis {
  func relevant(_ known: Facts, after range: SourceRange, in body: Body) -> Facts {
    // A test above may come again: in a `defer`, or in a task whose profile is asked for at the exit.
    known.filtered { subject in
      let places = facts.tests[subject]?.count ?? 0
      if case .variable(let id) = subject, !file[id].isLet { return places > 0 }
      return places > 1
    }
  }

  func decide(_ test: Test, state: ChannelState, facts: Facts) -> Bool? {
    switch test {
    case .isNil(let value):
      return state.parties.contains { $0.handles.contains(value) && !$0.isCollected } ? false : nil
    case .isTrue(.member(let sequence, "isEmpty")):
      if state.parties.contains(where: { $0.isCollected && $0.handles.contains(sequence) }) { return false }
      if let key = lengths.length(of: sequence) { return state.emptiness[key] }
      // Nothing is left of nothing.
      return lengths.whole(of: sequence).flatMap { state.emptiness[$0] == true ? true : nil }
    default: return nil
    }
  }

  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: ChannelState) -> ChannelState {
    var state = state
    switch test {
    case .isTrue(.member(let sequence, "isEmpty")): learn(sequence, isEmpty: answer, &state)
    case .isTrue(let value) where answer && comparesCounter(value): countsReceives(&state)
    case .isNil(let value) where answer && state.results.contains(value): meetsEnd(&state)
    case .opaque where !answer: fails(at: block, in: body, &state)
    default: break
    }
    return state
  }

  private func learn(_ sequence: Value, isEmpty: Bool, _ state: inout ChannelState) {
    guard let key = lengths.length(of: sequence), isActivity || repeatedBounds[key, default: 0] > 1 else {
      return
    }
    state.emptiness[key] = isEmpty
  }

  /// A receiving loop that leaves when a counter says so has received what there was.
  private func countsReceives(_ state: inout ChannelState) {
    guard !state.visits.isEmpty else { return }
    state.receives = state.receives + .vague
  }

  /// A comparison with a variable that changes, or with a member of one: `received.count == expected`.
  private func comparesCounter(_ value: Value) -> Bool {
    guard case .operation(let op, let parts) = value, op == "==" || op == "<", parts.count == 2 else { return false }
    return parts.contains { part in
      guard case .variable(let id) = part.root else { return false }
      return !file[id].isLet && !file[id].name.isEmpty
    }
  }

  func endOfTurn(
    head: Int, range: SourceRange, body: Body, state: ChannelState, facts known: Facts
  ) -> ChannelState? {
    guard !state.isImpossible else { return nil }
    if body.id == scope, enclosingLoopHeads.contains(head) {
      let exit = Exit(.end, value: nil, range: range)
      let open = ObligationAnalysis.OpenExit(exit: exit, kind: .endOfTurn, viaCall: nil, trace: [])
      judgeExit(state, known, open)
      return nil
    }
    var state = state
    if let frame = state.frames.indices.last(where: { isHead(head, of: state.frames[$0], in: body) }) {
      state.frames[frame].isDone = true
    } else {
      grow(head, body, &state)
    }
    return state
  }

  private func isHead(_ head: Int, of frame: LoopFrame, in body: Body) -> Bool {
    body.blocks[head].successors.contains { block in
      body.blocks[block].instructions.contains { instruction in
        guard case .element = instruction.kind else { return false }
        return instruction.range.start == frame.offset
      }
    }
  }

  /// A loop without a known bound: what a second turn adds, any number of turns adds.
  private func grow(_ head: Int, _ body: Body, _ state: inout ChannelState) {
    let key = Int(body.id.index) << 20 + head
    if let mark = state.marks[key] {
      if state.sends != mark.sends { state.sends = .unbounded }
      if state.receives != mark.receives { state.receives = .unbounded }
    }
    state.marks[key] = ChannelState.Mark(sends: state.sends, receives: state.receives)
  }
}
