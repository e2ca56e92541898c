import LeakFlow
import LeakModel

/// What a activity does with the channel, found by following its paths.
extension RendezvousAnalysis {
  func profile(of activity: Activity, facts known: Facts) -> Profile {
    var state = ChannelState(holders: activity.holders)
    state.sources = activity.sources
    let search = search(file[scope], state: state, facts: known)
    var profile = Profile()
    var seen: Set<Outcome> = []
    for arrival in search.arrivals where !arrival.state.isImpossible {
      let trace = search.trace(to: arrival)
      let outcome = self.outcome(arrival.exit, arrival.state, trace)
      if arrival.state.release == .handed || returnsChannel(arrival.exit, arrival.state) { profile.isHanded = true }
      if seen.insert(outcome).inserted { profile.outcomes.append(outcome) }
    }
    profile.endlessLoop = endlessLoop
    profile.firstSend = firstSend
    profile.firstReceive = firstReceive ?? endlessLoop
    if profile.outcomes.isEmpty { profile.outcomes = unending() }
    return profile
  }

  private func outcome(_ exit: Exit, _ state: ChannelState, _ trace: [TraceStep]) -> Outcome {
    let end =
      state.blame
      ?? ActivityEnd(
        file: fileIndex, exit: exit, trace: trace, sites: sendSites.sorted { $0.start < $1.start })
    return Outcome(
      sends: state.sends, receives: state.receives, finishes: state.release == .finished, isDrained: state.isDrained,
      threw: exit.isThrow, started: state.parties.filter { $0.asyncLet == nil }, end: end)
  }

  private func returnsChannel(_ exit: Exit, _ state: ChannelState) -> Bool {
    guard let value = exit.value else { return false }
    return state.carries(value) || isUsing(value, state)
  }

  /// A activity without an end: it sends and receives any number of times.
  private func unending() -> [Outcome] {
    guard firstSend != nil || firstReceive != nil else { return [] }
    let end = ActivityEnd(
      file: fileIndex, exit: Exit(.end, value: nil, range: file[scope].endRange), trace: [])
    return [
      Outcome(
        sends: firstSend == nil ? .zero : .unbounded, receives: firstReceive == nil ? .zero : .unbounded,
        finishes: false,
        isDrained: true, threw: false, started: [], end: end)
    ]
  }
}
