import LeakDomain
import LeakFlow
import LeakModel

/// Sends and receives of the body itself.
extension RendezvousAnalysis {
  func send(_ count: Count, at range: SourceRange, _ way: Way<ChannelState>) -> [Way<ChannelState>] {
    var way = way
    noteSend(at: range)
    guard way.state.release == .none else { return [way] }
    way.state.sends = way.state.sends + count
    guard !isActivity else { return [way] }
    let balance = Balance(self, way.state, way.facts)
    if balance.isSendStuck {
      noteStuckSend(range)
      return []
    }
    judgeEarlyEnds(balance) { _ in false }
    meet(.sender(range))
    way.trace.append(TraceStep(.event("what is sent here is received"), range: range))
    return [way]
  }

  func noteStuckSend(_ range: SourceRange) {
    let open = ObligationAnalysis.OpenExit(
      exit: Exit(.end, value: nil, range: range), kind: .stuckOperation, viaCall: nil, trace: [])
    note(Loss(key: .sender(range), file: fileIndex, open: open))
  }

  func receive(
    _ count: Count, at range: SourceRange, in body: Body, isEndless: Bool? = nil, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    noteReceive(at: range)
    guard way.state.release == .none else { return [way] }
    let need = way.state.receives + count
    way.state.receives = need
    guard !isActivity else { return [way] }
    way.state.receives = need - count
    let balance = Balance(self, way.state, way.facts)
    way.state.receives = need
    if !balance.canReceive(need) {
      // In a loop that has another way out, only a first receive is certainly too much.
      if isEndless ?? true || balance.sends().isZero { noteStuckReceive(range) }
      return []
    }
    meet(.direct(range))
    for index in balance.entries.indices {
      for outcome in balance.entries[index].profile.outcomes where balance.isShort(outcome, of: index, need: need) {
        guard !balance.cancelsOthers(outcome, of: index) else { continue }
        note(
          loss(.direct(range), outcome, balance.entries[index].party, waiter: FlowPlace(file: fileIndex, range: range)))
      }
    }
    way.trace.append(TraceStep(.event("an element is received here"), range: range))
    return [way]
  }

  func noteStuckReceive(_ range: SourceRange) {
    let open = ObligationAnalysis.OpenExit(
      exit: Exit(.end, value: nil, range: range), kind: .stuckOperation, viaCall: nil, trace: [])
    note(Loss(key: .direct(range), file: fileIndex, open: open))
  }

  /// The body waits for the end of the channel.
  func judgeEnd(of range: SourceRange, _ way: Way<ChannelState>) {
    let balance = Balance(self, way.state, way.facts)
    guard balance.canFinish() else {
      // A finisher that waits itself is the one to report.
      if !balance.entries.contains(where: \.canFinish) { noteStuckReceive(range) }
      return
    }
    meet(.direct(range))
    for index in balance.entries.indices where !balance.canFinish(except: index) {
      for outcome in balance.entries[index].profile.outcomes where !outcome.finishes {
        guard !balance.cancelsOthers(outcome, of: index) else { continue }
        note(
          loss(.direct(range), outcome, balance.entries[index].party, waiter: FlowPlace(file: fileIndex, range: range)))
      }
    }
  }

  /// The end of a party's code as the way out on which somebody is lost.
  func loss(_ key: Loss.Key, _ outcome: Outcome, _ party: Party, waiter: FlowPlace? = nil) -> Loss {
    let isHere = outcome.end.file == fileIndex
    let open = ObligationAnalysis.OpenExit(
      exit: outcome.end.exit, kind: nil, viaCall: isHere ? party.call : nil, trace: outcome.end.trace)
    return Loss(key: key, file: outcome.end.file, open: open, waiter: waiter, sites: outcome.end.sites)
  }

  func noteSend(at range: SourceRange) {
    sendSites.insert(range)
    if firstSend == nil { firstSend = FlowPlace(file: fileIndex, range: range) }
  }

  func noteReceive(at range: SourceRange) {
    receiveSites.insert(range)
    if firstReceive == nil { firstReceive = FlowPlace(file: fileIndex, range: range) }
  }
}
