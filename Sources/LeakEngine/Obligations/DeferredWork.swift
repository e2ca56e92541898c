import LeakDomain
import LeakFlow
import LeakModel

/// Work that is made with its callback and does nothing until it is started: a task of a URL session, a work item, an
/// operation, an event source that is given its handler, a timer on a thread without a run loop. On a path that never
/// starts it, its callback never runs.
///
/// Omissions: work that a closure captures, or that goes anywhere else, is taken to be started there.
struct DeferredWork: Hashable {
  /// Values that stand for it.
  var holders: [Value]
  /// How the obligation stands once it is started.
  var status: Status
  /// A child process, with its exit handler as the callback.
  var isChild = false

  /// Whether a value is the work, or has it in it. What is read of it is not the work.
  func isIn(_ value: Value) -> Bool {
    value.contains(besides: isMember) { holders.contains($0) }
  }

  private func isMember(_ value: Value) -> Bool {
    if case .member(let base, _) = value { holders.contains(base) } else { false }
  }
}

extension Tracked {
  /// From here on it stands as if the callback had been given to whatever runs it.
  mutating func start() {
    guard let work = deferred else { return }
    deferred = nil
    if status == .open { status = work.status }
  }
}

extension ObligationAnalysis {
  /// Whether what a call gives back has to be started.
  func defersWork(_ site: CallSite) -> Bool {
    // Functions of the sources by this name may start it themselves.
    guard let name = site.name, program.functions[name] == nil else { return false }
    if source(givenWorkBy: site) != nil { return true }
    if program.models.has(name, .runLoopWork) { return program.executors(of: fileIndex)[site.body].hasNoRunLoop }
    return program.models.has(name, .deferredWork)
  }

  /// The call that made the source which is given a handler: in the same body, and started by nothing but later steps.
  private func source(givenWorkBy site: CallSite) -> CallID? {
    guard let name = site.name, program.models.has(name, .givesWork),
      case .variable(let id)? = site.receiver, file[id].owner == site.body, file[id].isConstant,
      case .call(let made)? = file[id].definition, let maker = file[made].name, program.functions[maker] == nil
    else { return nil }
    let isStarted = file.calls.contains { other in
      guard other.body != site.body || other.range.start < site.range.start else { return false }
      if other.arguments.contains(where: { $0.value == site.receiver }) { return true }
      guard other.receiver == site.receiver, let name = other.name else { return false }
      return !program.models.has(name, .leavesUnstarted) && !program.models.has(name, .endsCallbacks)
    }
    return isStarted ? nil : made
  }

  /// What comes of a call that makes work whose callback meets the obligation.
  func deferring(_ way: Way<Tracked>, from before: Tracked, _ id: CallID, _ site: CallSite) -> Way<Tracked> {
    guard before.status == .open, way.outcome != .threw, way.state.status != .open else { return way }
    var way = way
    let others = before.deferred?.holders ?? []
    let made = source(givenWorkBy: site)
    let holders = made.map { [.call($0)] + (site.receiver.map { [$0] } ?? []) } ?? [.call(id)]
    // Another turn of a loop makes it again.
    way.state.deferred = DeferredWork(
      holders: others + holders.filter { !others.contains($0) }, status: way.state.status)
    way.state.status = .open
    way.trace.append(TraceStep(.event(Self.unstarted), range: site.nameRange))
    return way
  }

  /// The event of a trace at which work is made that has to be started.
  static let unstarted = "this is made, and does nothing until it is started"

  /// What a step does to work that is not started yet.
  func follow(_ work: DeferredWork, _ instruction: Instruction, _ state: inout Tracked) {
    switch instruction.kind {
    case .bind(let variable, let value?): hold(work, value, in: .variable(variable), &state)
    case .assign(let target, let value): hold(work, value, in: target, &state)
    case .call(let id):
      let site = file[id]
      if collect(work, site, &state) { return }
      let isLeft = site.name.map { program.models.has($0, .leavesUnstarted) } ?? false
      if site.receiver.map(work.isIn) ?? false, !isLeft { state.start() }
      if site.arguments.contains(where: { work.isIn($0.value) }) { state.start() }
    // Whoever goes over a list of such work starts all of it.
    case .element(let value, _), .awaitValue(let value): if work.isIn(value) { state.start() }
    default: break
    }
  }

  /// Another thing that has to be started is given the work: an alert its action.
  private func collect(_ work: DeferredWork, _ site: CallSite, _ state: inout Tracked) -> Bool {
    guard let name = site.name, program.models.has(name, .givesWork), program.functions[name] == nil,
      site.arguments.contains(where: { work.holders.contains($0.value) }), let made = source(givenWorkBy: site),
      let receiver = site.receiver, !isCaptured(receiver)
    else { return false }
    for holder in [.call(made), receiver] where !work.holders.contains(holder) {
      state.deferred?.holders.append(holder)
    }
    return true
  }

  private func hold(_ work: DeferredWork, _ value: Value, in place: Value, _ state: inout Tracked) {
    guard work.isIn(value), !work.holders.contains(place) else { return }
    if work.holders.contains(value), isWithinScope(place), !isCaptured(place) {
      state.deferred?.holders.append(place)
    } else {
      state.start()
    }
  }

  /// Whether a closure captures a variable, besides those that run once the work is started.
  private func isCaptured(_ place: Value) -> Bool {
    guard case .variable(let id) = place else { return true }
    let work = file.calls.filter { $0.name.map { program.models.has($0, .deferredWork) } ?? false }
    return file.bodies.contains { body in
      body.freeVariables.contains(id)
        && !work.contains { site in
          site.arguments.contains { operand in
            guard case .body(let closure) = operand.value else { return false }
            return program.family(of: BodyRef(file: fileIndex, body: closure)).contains(body.id)
          }
        }
    }
  }

  /// A way out on which the obligation is open; where work was not started, that is the place to tell of.
  func openExit(
    _ arrival: PathSearch<ObligationAnalysis>.Arrival, viaCall: CallID?, trace: [TraceStep], calls: [CallID]
  ) -> OpenExit {
    var open = OpenExit(exit: arrival.exit, kind: nil, viaCall: viaCall, trace: trace, calls: calls)
    open.share = share(of: arrival.state)
    open.isLastTurn = arrival.state.hasEndedSource
    guard case .call(let made)? = arrival.state.deferred?.holders.first else { return open }
    let name = file[made].name ?? "call"
    open.kind = program.models.has(name, .runLoopWork) ? .idleRunLoop(name) : .unstartedWork(name)
    open.exit.range = file[made].nameRange
    return open
  }

  /// Work that was started is no part of the story.
  func told(_ trace: [TraceStep], _ kind: Leak.Exit) -> [TraceStep] {
    let hidden = [Self.leavingClosure, Self.tellingOtherwise, Self.asserting]
    let trace = trace.filter { step in !hidden.contains { step.kind == .event($0) } }
    return switch kind {
    case .unstartedWork, .idleRunLoop, .blockedWait: trace
    default: trace.filter { $0.kind != .event(Self.unstarted) }
    }
  }

  /// Whether an exit gives work to whoever called. What the closure that a continuation is given to returns, nobody gets.
  func returnsWork(_ value: Value, _ state: Tracked) -> Bool {
    guard let work = state.deferred, work.isIn(value) else { return false }
    return !(scopeRunsNow && laterDepth == 0)
  }
}

extension PathSearch<ObligationAnalysis>.Arrival {
  /// The arrivals that leave by the same exit and of which the same is to be told.
  func alike(among others: [Self]) -> [Self] {
    others.filter { $0.exit == exit && $0.state.deferred == state.deferred }
  }
}
