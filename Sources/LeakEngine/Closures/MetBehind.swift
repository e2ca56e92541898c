import LeakFlow

/// A closure that leaves the obligation to what comes behind the call that it is given to: `if waits { completion() }` in it,
/// `if !waits { completion() }` behind it; what a group of them notifies once all have left.
extension ObligationAnalysis {
  /// Whether every way on from a call meets the obligation, under what a closure of it knew when it left it open and what
  /// never changes.
  func isMetBehind(_ call: CallID, _ facts: Facts, _ state: Tracked) -> Bool {
    // Of what is counted, the one behind it belongs to another.
    guard !asksBehind, !primitive.isTaken, primitive.kind != .group, primitive.kind != .semaphore else { return false }
    var next: CallID? = call
    while let place = next {
      let body = file[file[place].body]
      if isMet(behind: place, in: body, facts, state) { return true }
      guard body.id != scope, body.isClosure, let parent = body.parent else { return false }
      next = file[parent].call(given: body.id, in: file)
    }
    return false
  }

  private func isMet(behind call: CallID, in body: Body, _ facts: Facts, _ state: Tracked) -> Bool {
    guard isMetElsewhere(behind: .call(call), in: body, state) else { return false }
    let quiet = asking()
    quiet.asksBehind = true
    quiet.trigger = .call(call)
    var start = state
    start.status = .dormant
    let search = quiet.search(body, state: start, facts: facts.filtered(isLasting))
    let ends = search.arrivals.filter { $0.state.status != .dormant }
    return !ends.isEmpty && ends.allSatisfy { $0.state.status != .open } && quiet.openExits.isEmpty
  }
}
