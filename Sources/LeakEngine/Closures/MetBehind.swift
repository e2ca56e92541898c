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
    quiet.askedOf = file[call].range
    quiet.trigger = .call(call)
    var start = state
    start.status = .dormant
    let search = quiet.search(body, state: start, facts: facts.filtered(isLasting))
    let ends = search.arrivals.filter { $0.state.status != .dormant }
    return !ends.isEmpty && ends.allSatisfy { $0.state.status != .open }
      && !(quiet.leavesSomewhere && isStartedLater(call, in: body))
  }

  /// Whether a closure has what a call makes: `let query = Query { … }; perform { start(query) }`. Unless it is started there, it is what
  /// that closure leaves, and not the answer beside it.
  private func isStartedLater(_ call: CallID, in body: Body) -> Bool {
    let made = file.variables.indices.map { VarID($0) }.filter { file[$0].definition == .call(call) }
    return program.family(of: BodyRef(file: fileIndex, body: body.id)).contains { id in
      id != body.id && made.contains { file[id].freeVariables.contains($0) }
    }
  }
}
