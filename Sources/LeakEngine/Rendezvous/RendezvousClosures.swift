import LeakDomain
import LeakFlow
import LeakModel

/// A task that is to be started.
struct Starting {
  var body: BodyID
  var site: SourceRange
  var call: CallID?
  var asyncLet: VarID?
  var group: VarID?

  init(body: BodyID, site: SourceRange, call: CallID? = nil, asyncLet: VarID? = nil, group: VarID? = nil) {
    self.body = body
    self.site = site
    self.call = call
    self.asyncLet = asyncLet
    self.group = group
  }
}

/// Closures that use the channel: run at once, or started as tasks.
extension RendezvousAnalysis {
  /// `Task {}`, `Task.detached {}`, `Task.immediate {}`
  func isTaskStart(_ site: CallSite) -> Bool {
    switch site.callee {
    case .global("Task"): true
    case .member(.global("Task"), let name): ["detached", "immediate", "immediateDetached", "init"].contains(name)
    default: false
    }
  }

  func start(_ starting: Starting, _ way: inout Way<ChannelState>) {
    let activity = Activity(
      body: BodyRef(file: fileIndex, body: starting.body), holders: way.state.holders, sources: way.state.sources)
    var party = Party(site: starting.site, activity: context.number(of: activity))
    party.group = starting.group
    party.asyncLet = starting.asyncLet
    party.call = starting.call
    if let call = starting.call { party.handles = [.call(call)] }
    let handle = starting.call.map { Value.call($0) } ?? starting.asyncLet.map { .variable($0) }
    if let handle, starting.group == nil { way.state.tasks[handle] = party.activity }
    add(party, &way)
  }

  func add(_ party: Party, _ way: inout Way<ChannelState>) {
    let profile = context.profile(party.activity, facts: way.facts, file: fileIndex)
    if profile.isHanded { return release(&way.state, .handed) }
    if profile.firstSend != nil { sendSites.insert(party.site) }
    if profile.firstReceive != nil { receiveSites.insert(party.site) }
    if way.state.release == .finished {
      meet(.sender(party.site))
      meet(.receiver(party.site))
      return
    }
    if let known = way.state.parties.firstIndex(where: { $0.site == party.site && $0.activity == party.activity }) {
      // Started again in another turn of a loop.
      let number = way.state.parties[known].number + party.number
      way.state.parties[known].number = (number.exact ?? 0) > 2 ? .unbounded : number
    } else if way.state.parties.count < Self.largestParty {
      way.state.parties.append(party)
    } else {
      giveUp()
      release(&way.state, .handed)
    }
  }

  /// How many tasks on one channel are told apart at most; each is compared with the others at every exit.
  private static let largestParty = 1_000

  // MARK: Closures that run at once

  /// A local function or closure called by its name, or on the spot.
  func inlined(_ id: CallID, _ site: CallSite, _ way: Way<ChannelState>) -> [Way<ChannelState>]? {
    guard let closure = program.closureBody(of: site.callee, file: fileIndex), way.state.isTouched(by: file[closure]),
      !site.arguments.contains(where: { way.state.carries($0.value) })
    else { return nil }
    return now(closure, call: id, way)
  }

  /// An exit of the closure goes back into its caller.
  func now(_ closure: BodyID, call: CallID, _ way: Way<ChannelState>) -> [Way<ChannelState>] {
    now(closure, call: call, way) { _, _, _ in true }
  }

  /// - Parameter goesOn: judges an exit of the closure, and whether its caller goes on.
  func now(
    _ closure: BodyID, call: CallID, _ way: Way<ChannelState>,
    goesOn: (inout ChannelState, Facts, ObligationAnalysis.OpenExit) -> Bool
  ) -> [Way<ChannelState>] {
    guard !isActive(closure) else {
      var handed = way
      release(&handed.state, .handed)
      return [handed]
    }
    let search = search(file[closure], state: way.state, facts: way.facts)
    let catches = program.catchesErrors(file[call], file: fileIndex)
    var seen: Set<ClosureEnd> = []
    var ways: [Way<ChannelState>] = []
    for arrival in search.arrivals where !arrival.state.isImpossible {
      var state = arrival.state
      let trace = search.trace(to: arrival)
      let open = ObligationAnalysis.OpenExit(exit: arrival.exit, kind: nil, viaCall: call, trace: trace)
      guard goesOn(&state, arrival.facts, open) else { continue }
      if let value = arrival.exit.value { takeResult(value, .call(call), &state) }
      let threw = arrival.exit.isThrow && !catches
      guard seen.insert(ClosureEnd(state: state, facts: arrival.facts, threw: threw)).inserted else { continue }
      ways.append(Way(state, arrival.facts, outcome: threw ? .threw : .completed, trace: way.trace + trace))
    }
    return ways
  }

  private struct ClosureEnd: Hashable {
    var state: ChannelState
    var facts: Facts
    var threw: Bool
  }

  /// The call stands for what the closure returns.
  private func takeResult(_ value: Value, _ result: Value, _ state: inout ChannelState) {
    if state.isChannel(value) {
      if !state.isChannel(result) { state.holders.append(result) }
    } else if let kind = state.sources[value] {
      state.sources[result] = kind
    } else if state.results.contains(value) {
      state.results.insert(result)
    } else if !aliasHandles(result, value, &state), state.carries(value) {
      release(&state, .handed)
    }
  }

  /// `map`, `forEach`: one run stands for all.
  func nowMany(_ closure: BodyID, _ site: CallSite, call: CallID, _ way: Way<ChannelState>) -> [Way<ChannelState>] {
    let sequence = site.receiver ?? .unknown
    let bound = lengths.bound(of: sequence, at: site.range)
    let isEmpty = decide(.isTrue(.member(sequence, "isEmpty")), state: way.state, facts: way.facts)
    var ways: [Way<ChannelState>] = []
    if case .fixed(let number) = bound, number > 0 {
    } else if isEmpty != false {
      var none = way
      if let key = bound.key, repeatedBounds[key, default: 0] > 1 { none.state.emptiness[key] = true }
      ways.append(none)
    }
    if bound == .fixed(0) || isEmpty == true { return ways }
    let frame = frame(at: site.range, bound, way.state)
    for var run in now(closure, call: call, way) {
      if run.outcome != .threw { multiply(frame, &run.state) }
      if let key = bound.key, repeatedBounds[key, default: 0] > 1 { run.state.emptiness[key] = false }
      for index in run.state.parties.indices where run.state.parties[index].handles.contains(.call(call)) {
        run.state.parties[index].isCollected = true
      }
      ways.append(run)
    }
    return ways
  }
}
