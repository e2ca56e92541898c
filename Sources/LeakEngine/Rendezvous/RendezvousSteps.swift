import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What single steps and decisions make of a channel's state.
extension RendezvousAnalysis {
  func step(
    _ instruction: Instruction, in body: Body, state: ChannelState, facts known: Facts
  ) -> [Way<ChannelState>] {
    guard !state.isImpossible else { return [] }
    let bare = Tracked(holders: [])
    guard let base = facts.step(instruction, in: body, state: bare, facts: known).first else { return [] }
    var way = Way(state, base.facts, outcome: Self.outcome(base.outcome))
    switch instruction.kind {
    case .call(let id): return call(id, in: body, way)
    case .bind(let variable, let value): bind(variable, value, &way.state)
    case .assign(let target, let value): assign(target, value, &way.state)
    case .element(.aggregate(let parts), _) where state.carries(.aggregate(parts)):
      // One of several that the loop's variable stands for.
      release(&way.state, .handed)
    case .element(let sequence, let isAwait): return element(sequence, isAwait, instruction.range, in: body, way)
    case .exhausted(let sequence, let isAwait):
      return exhausted(sequence, isAwait, instruction.range, in: body, way)
    case .awaitValue(let value): return awaitValue(value, instruction.range, way)
    case .startAsyncLet(let variable, let started):
      if way.state.isUsed(by: file[started]) {
        start(Starting(body: started, site: instruction.range, asyncLet: variable), &way)
      }
    case .endAsyncLet(let variable): leave(&way.state) { $0.asyncLet == variable }
    case .assume: break
    }
    return [way]
  }

  private static func outcome(_ outcome: Way<Tracked>.Outcome) -> Way<ChannelState>.Outcome {
    switch outcome {
    case .onward: .onward
    case .threw: .threw
    case .completed: .completed
    }
  }

  // MARK: Names

  private func bind(_ variable: VarID, _ value: Value?, _ state: inout ChannelState) {
    let place = Value.variable(variable)
    state.holders.removeAll { $0 == place }
    state.sources[place] = nil
    state.results.remove(place)
    guard let value else { return }
    if !alias(place, value, &state), state.carries(value) || (!isNamed(value, by: variable) && isUsing(value, state)) {
      release(&state, .handed)
    }
  }

  private func assign(_ target: Value, _ value: Value, _ state: inout ChannelState) {
    if isLocal(target), alias(target, value, &state) { return }
    if state.carries(value) || state.isChannel(target) || isUsing(value, state) { release(&state, .handed) }
    giveAway(value, &state)
  }

  /// Gives `place` the role of `value`, if it has one.
  private func alias(_ place: Value, _ value: Value, _ state: inout ChannelState) -> Bool {
    if state.isChannel(value) {
      state.holders.append(place)
    } else if let kind = state.sources[value] {
      state.sources[place] = kind
    } else if state.results.contains(value) {
      state.results.insert(place)
    } else {
      state.tasks[place] = state.tasks[value]
      return aliasHandles(place, value, &state)
    }
    return true
  }

  func aliasHandles(_ place: Value, _ value: Value, _ state: inout ChannelState) -> Bool {
    var isHandle = false
    for index in state.parties.indices where state.holdsHandle(value, of: state.parties[index]) {
      isHandle = true
      if !state.parties[index].handles.contains(place) { state.parties[index].handles.append(place) }
      if !state.parties[index].handles.contains(value) { state.parties[index].isCollected = true }
    }
    return isHandle
  }

  /// Whether a value is, or is made of, a closure that uses the channel.
  func isUsing(_ value: Value, _ state: ChannelState) -> Bool {
    value.contains { part in
      program.closureBody(of: part, file: fileIndex).map { state.isUsed(by: file[$0]) } ?? false
    }
  }

  /// A closure in a `let` is followed by its name.
  private func isNamed(_ value: Value, by variable: VarID) -> Bool {
    file[variable].isLet && program.closureBody(of: value, file: fileIndex) != nil
  }

  func isLocal(_ place: Value) -> Bool {
    guard case .variable(let id) = place else { return false }
    var owner: BodyID? = file[id].owner
    while let current = owner, current != scope { owner = file[current].parent }
    return owner != nil
  }

  /// Parties that nobody waits for any more: cancelled, or in other hands.
  func leave(_ state: inout ChannelState, where matches: (Party) -> Bool) {
    guard state.parties.contains(where: matches) else { return }
    meetReceived(state)
    for party in state.parties where matches(party) {
      meet(.sender(party.site))
      meet(.receiver(party.site))
    }
    state.parties.removeAll(where: matches)
  }

  /// Notes the senders that would be received if all tasks went on.
  private func meetReceived(_ state: ChannelState) {
    guard !isActivity else { return }
    let balance = Balance(self, state, Facts())
    for index in balance.entries.indices where !balance.isLeftSending(index) {
      meet(.sender(balance.entries[index].party.site))
    }
  }

  /// Somebody else has the handles that a value holds, and may cancel.
  func giveAway(_ value: Value, _ state: inout ChannelState) {
    let snapshot = state
    leave(&state) { snapshot.holdsHandle(value, of: $0) }
  }
}
