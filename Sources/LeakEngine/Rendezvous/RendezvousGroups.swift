import LeakFlow
import LeakModel

/// Task groups: children are awaited at the end of the body, and cancelled only by a throw or `cancelAll`.
extension RendezvousAnalysis {
  func groupScope(_ id: CallID, _ site: CallSite, _ way: Way<ChannelState>) -> [Way<ChannelState>]? {
    guard case .global(let name) = site.callee, program.has(name, .taskGroup),
      case .body(let closure)? = site.arguments.last?.value, way.state.isTouched(by: file[closure]),
      let group = file[closure].parameters.first?.variable
    else { return nil }
    var way = way
    way.state.groups[group] = GroupState(isDiscarding: program.has(name, .cancelsSiblings))
    return now(closure, call: id, way) { state, facts, open in leaveGroup(group, &state, facts, open) }
  }

  /// The body of a group is left. Returns whether the group can end.
  private func leaveGroup(
    _ group: VarID, _ state: inout ChannelState, _ facts: Facts, _ open: ObligationAnalysis.OpenExit
  ) -> Bool {
    defer { state.groups[group] = nil }
    if open.exit.isThrow {
      leave(&state) { $0.group == group }
      return true
    }
    if isActivity {
      fold(&state) { $0.group == group }
      return true
    }
    if judge(state, facts, open, concern: { $0.group == group }) { return false }
    settleChildren(of: group, &state, facts)
    return true
  }

  /// Children that have ended.
  private func settleChildren(of group: VarID, _ state: inout ChannelState, _ facts: Facts) {
    for entry in Balance(self, state, facts).entries where entry.party.group == group {
      if entry.canFinish { return release(&state, .finished) }
      state.endedSends = state.endedSends + entry.sends
      state.endedReceives = state.endedReceives + entry.receives
    }
    state.parties.removeAll { $0.group == group }
  }

  /// An activity does what those do that it waits for.
  func fold(_ state: inout ChannelState, where isAwaited: (Party) -> Bool) {
    for party in state.parties where isAwaited(party) {
      let profile = context.profile(party.activity)
      state.sends = state.sends + profile.mostSends * party.number
      state.receives = state.receives + profile.mostReceives * party.number
      if firstSend == nil { firstSend = profile.firstSend }
      if firstReceive == nil { firstReceive = profile.firstReceive }
      if endlessLoop == nil { endlessLoop = profile.endlessLoop }
      if profile.canFinish { state.release = .finished }
    }
    state.parties.removeAll(where: isAwaited)
  }

  // MARK: Calls on the group

  func onGroup(
    _ group: VarID, _ id: CallID, _ site: CallSite, _ name: String, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    if program.has(name, .addsChild) {
      addChild(to: group, id, site, &way)
      return [way]
    }
    switch name {
    case "cancelAll":
      way.state.groups[group]?.isCancelled = true
      leave(&way.state) { $0.group == group }
      return [way]
    case "next", "nextResult", "waitForAll", "reduce":
      if name == "next" || name == "reduce" { way.state.groups[group]?.isFetched = true }
      if !canThrow(childrenOf: group, way.state) { way.outcome = .completed }
      return waitForChildren(.variable(group), site.range, way, all: name != "next" && name != "nextResult")
    default: return [way]
    }
  }

  private func addChild(to group: VarID, _ id: CallID, _ site: CallSite, _ way: inout Way<ChannelState>) {
    guard way.state.groups[group]?.isCancelled != true,
      let operand = site.arguments.last, let closure = program.closureBody(of: operand.value, file: fileIndex)
    else { return }
    if way.state.isUsed(by: file[closure]) {
      start(Starting(body: closure, site: site.nameRange, call: id, group: group), &way)
    } else {
      way.state.groups[group]?.hasOthers = true
      if canThrow(file[closure]) { way.state.groups[group]?.othersThrow = true }
    }
  }

  private func canThrow(_ body: Body) -> Bool {
    body.blocks.contains { block in
      if case .exit(let exit) = block.terminator { exit.isThrow } else { false }
    }
  }

  /// A loop over the group fetches every child's result.
  func noteFetch(_ sequence: Value, _ range: SourceRange, _ way: inout Way<ChannelState>) {
    if case .variable(let group) = sequence { way.state.groups[group]?.isFetched = true }
  }

  /// The body waits for one child, or for all: it does not come past children that wait for ever.
  func waitForChildren(
    _ group: Value, _ range: SourceRange, _ way: Way<ChannelState>, all: Bool = false
  ) -> [Way<ChannelState>] {
    guard !isActivity, case .variable(let id) = group, let known = way.state.groups[id], way.state.release == .none
    else {
      return [way]
    }
    let balance = Balance(self, way.state, way.facts)
    let stuck = balance.entries.indices.filter { index in
      balance.entries[index].party.group == id && !balance.isCancelledBySibling(index)
        && (balance.isLeftSending(index) || balance.isLeftReceiving(index))
    }
    let children = balance.entries.filter { $0.party.group == id }.count
    guard !stuck.isEmpty, all || (!known.hasOthers && stuck.count == children) else { return [way] }
    let open = ObligationAnalysis.OpenExit(
      exit: Exit(.end, value: nil, range: range), kind: .blockedWait, viaCall: nil, trace: [])
    return judge(way.state, way.facts, open) { $0.group == id } ? [] : [way]
  }
}
