import LeakFlow
import LeakModel

/// What is left open where a path ends: at an exit of the body, at the end of a group, at a wait for a task.
extension RendezvousAnalysis {
  func judgeExit(_ state: ChannelState, _ known: Facts, _ open: ObligationAnalysis.OpenExit) {
    guard !isActivity, !state.isImpossible, state.release == .none else { return }
    var state = state
    if let value = open.exit.value {
      if state.carries(value) || isUsing(value, state) { return release(&state, .handed) }
      giveAway(value, &state)
    }
    _ = judge(state, known, open) { _ in true }
  }

  /// Judges the parties that `concern` this end. Returns whether one of them certainly waits for ever.
  @discardableResult
  func judge(
    _ state: ChannelState, _ known: Facts, _ open: ObligationAnalysis.OpenExit, concern: (Party) -> Bool
  ) -> Bool {
    let balance = Balance(self, state, known)
    var isStuck = false
    for index in balance.entries.indices where concern(balance.entries[index].party) {
      if balance.isCancelledBySibling(index) {
        meet(.sender(balance.entries[index].party.site))
        meet(.receiver(balance.entries[index].party.site))
        continue
      }
      let isSending = judgeSender(index, balance, open)
      let isReceiving = isSending ? false : judgeReceiver(index, balance, open)
      isStuck = isStuck || isSending || isReceiving
    }
    judgeEarlyEnds(balance, concern: concern)
    return isStuck
  }

  private func judgeSender(_ index: Int, _ balance: Balance, _ open: ObligationAnalysis.OpenExit) -> Bool {
    let entry = balance.entries[index]
    guard !entry.sends.isZero else { return false }
    guard balance.isLeftSending(index) else {
      meet(.sender(entry.party.site))
      return false
    }
    note(Loss(key: .sender(entry.party.site), file: fileIndex, open: open, waiter: entry.profile.firstSend))
    return true
  }

  private func judgeReceiver(_ index: Int, _ balance: Balance, _ open: ObligationAnalysis.OpenExit) -> Bool {
    let entry = balance.entries[index]
    guard let waiter = entry.profile.endlessLoop ?? entry.profile.firstReceive else { return false }
    let key = Loss.Key.receiver(entry.party.site)
    if balance.isLeftReceiving(index) {
      note(Loss(key: key, file: fileIndex, open: open, waiter: waiter))
      return true
    }
    meet(key)
    judgeOutcomes(key, index, balance, waiter)
    return false
  }

  /// Ways in which a sender ends that leave the receiver at `index` without its element or without the end.
  private func judgeOutcomes(_ key: Loss.Key, _ index: Int, _ balance: Balance, _ waiter: FlowPlace) {
    let isEndless = balance.entries[index].profile.endlessLoop != nil
    for other in balance.entries.indices where other != index {
      let entry = balance.entries[other]
      for outcome in entry.profile.outcomes where !balance.cancelsOthers(outcome, of: other) {
        let lacksEnd = isEndless && entry.canFinish && !outcome.finishes && !balance.canFinish(except: other)
        let lacksElement = !isEndless && balance.isShort(outcome, of: other, need: balance.need(of: index))
        if lacksEnd || lacksElement { note(loss(key, outcome, entry.party, waiter: waiter)) }
      }
    }
  }

  /// Ways in which a receiver ends that leave somebody sending.
  func judgeEarlyEnds(_ balance: Balance, concern: (Party) -> Bool) {
    let sender = balance.entries.last { !$0.sends.isZero && concern($0.party) }
    guard let key = sender.map({ Loss.Key.sender($0.party.site) }) ?? directSender(balance) else { return }
    if let sender, let index = balance.entries.lastIndex(where: { $0.party == sender.party }),
      balance.isLeftSending(index)
    {
      return
    }
    for index in balance.entries.indices where balance.entries[index].party.site != sender?.party.site {
      for outcome in balance.entries[index].profile.outcomes where balance.leavesSender(outcome, of: index) {
        guard !balance.cancelsOthers(outcome, of: index) else { continue }
        note(loss(key, outcome, balance.entries[index].party, waiter: sender?.profile.firstSend))
      }
    }
  }

  private func directSender(_ balance: Balance) -> Loss.Key? {
    guard !balance.state.sends.isZero, let place = firstSend else { return nil }
    return .sender(place.range)
  }

  // MARK: Waiting for tasks

  /// `await task.value`, and an `async let` by its name.
  func awaitValue(_ value: Value, _ range: SourceRange, _ way: Way<ChannelState>) -> [Way<ChannelState>] {
    var way = way
    let awaited = way.state.parties.filter { isAwaited(value, $0) }
    guard !awaited.isEmpty else { return [way] }
    if isActivity {
      fold(&way.state) { party in awaited.contains(party) }
      return [way]
    }
    let open = ObligationAnalysis.OpenExit(
      exit: Exit(.end, value: nil, range: range), kind: .blockedWait, viaCall: nil, trace: [])
    return judge(way.state, way.facts, open) { awaited.contains($0) } ? [] : [way]
  }

  private func isAwaited(_ value: Value, _ party: Party) -> Bool {
    if let variable = party.asyncLet { return value == .variable(variable) }
    guard case .member(let base, let name) = value, name == "value" || name == "result" else { return false }
    return !party.isCollected && party.handles.contains(base)
  }
}
