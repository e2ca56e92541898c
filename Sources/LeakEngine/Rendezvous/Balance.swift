import LeakFlow
import LeakModel

/// The two sides of a channel at one point of a path: what the body has sent and received, and what the tasks that
/// it has started will.
struct Balance {
  struct Entry {
    var party: Party
    var profile: Profile
    var sends: Count
    var receives: Count
    var canFinish: Bool
  }

  let state: ChannelState
  let entries: [Entry]
  private let allSends: PartialSums
  private let allReceives: PartialSums
  private let finishing: [Int]

  init(_ analysis: RendezvousAnalysis, _ state: ChannelState, _ facts: Facts) {
    self.state = state
    entries = state.parties.map { party in
      let profile = analysis.context.profile(party.activity, facts: facts, file: analysis.fileIndex)
      return Entry(
        party: party, profile: profile, sends: profile.mostSends * party.number,
        receives: profile.mostReceives * party.number, canFinish: profile.canFinish)
    }
    allSends = PartialSums(entries.map(\.sends))
    allReceives = PartialSums(entries.map(\.receives))
    finishing = entries.indices.filter { [entries] in entries[$0].canFinish }
  }

  // MARK: Sums

  func sends(except left: Int? = nil) -> Count { allSends.all(except: left) }

  func receives(except left: Int? = nil) -> Count { allReceives.all(except: left) }

  /// What has been sent and received by the body and by what has ended.
  private var pastSends: Count { state.sends + state.endedSends }
  private var pastReceives: Count { state.receives + state.endedReceives }

  /// Whether a party other than `left` can come to a `finish`. With `instead`, `left` receives no more than that.
  func canFinish(except left: Int? = nil, receiving instead: Count? = nil) -> Bool {
    finishing.contains { index in
      guard index != left else { return false }
      let others = entries.indices.reduce(pastReceives) { sum, other in
        if other == index { return sum }
        return sum + (other == left ? instead ?? entries[other].receives : entries[other].receives)
      }
      return !entries[index].sends.exceeds(others)
    }
  }

  // MARK: The body itself

  /// Nobody takes what the body has sent so far.
  var isSendStuck: Bool { !canFinish() && state.sends.exceeds(state.endedReceives + receives()) }

  /// Whether the body can come past its receive number `need`.
  func canReceive(_ need: Count) -> Bool { canFinish() || !need.exceeds(state.endedSends + sends()) }

  /// Whether the body, after what it has received, can find the channel finished.
  var canEnd: Bool {
    entries.indices.contains { index in
      entries[index].profile.outcomes.contains { outcome in
        guard outcome.finishes else { return false }
        guard let sends = outcome.sends.exact, let receives = state.receives.exact else { return true }
        return Count(sends) == .zero || !Count(sends).exceeds(Count(receives) + self.receives(except: index))
      }
    }
  }

  // MARK: Parties

  /// A sender that is left over although everybody receives as much as they can.
  func isLeftSending(_ index: Int) -> Bool {
    let entry = entries[index]
    guard !entry.sends.isZero, !canFinish(except: index) else { return false }
    let taken = pastReceives + receives(except: index)
    // One of several that finish comes through and releases the others.
    if entry.canFinish, entry.party.number != .one, !taken.isZero { return false }
    return (pastSends + allSends.all(before: index) + entry.sends).exceeds(taken)
  }

  /// A receiver that is left over although everybody sends as much as they can.
  func isLeftReceiving(_ index: Int) -> Bool {
    guard entries[index].profile.firstReceive != nil, !canFinish(except: index) else { return false }
    if entries[index].profile.endlessLoop != nil { return true }
    return need(of: index).exceeds(pastSends + sends(except: index))
  }

  /// How many elements there must be for a receiver and those before it.
  func need(of index: Int) -> Count {
    entries[...index].reduce(pastReceives) { $0 + $1.profile.demand * $1.party.number }
  }

  /// How a sender's outcome leaves `need` receives without their elements.
  func isShort(_ outcome: Outcome, of index: Int, need: Count) -> Bool {
    guard !outcome.finishes, !canFinish(except: index) else { return false }
    return need.exceeds(pastSends + sends(except: index) + outcome.sends * entries[index].party.number)
  }

  /// Whether a receiver that ends in this way leaves somebody sending.
  func leavesSender(_ outcome: Outcome, of index: Int) -> Bool {
    let last = outcome.receives * entries[index].party.number
    guard !outcome.isDrained, !outcome.finishes, !canFinish(except: index, receiving: last) else { return false }
    let taken = pastReceives + receives(except: index) + last
    return (pastSends + sends(except: index)).exceeds(taken)
  }

  /// Whether an error that ends a party reaches its group and cancels the others.
  func cancelsOthers(_ outcome: Outcome, of index: Int) -> Bool {
    guard outcome.threw, let group = entries[index].party.group, let known = state.groups[group] else { return false }
    return known.isFetched || known.isDiscarding
  }

  /// Whether a child that has nothing to do with the channel can end its group's other children.
  func isCancelledBySibling(_ index: Int) -> Bool {
    guard let group = entries[index].party.group, let known = state.groups[group] else { return false }
    return known.othersThrow && (known.isFetched || known.isDiscarding)
  }
}
