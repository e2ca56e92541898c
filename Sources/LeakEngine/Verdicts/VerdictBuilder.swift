import LeakDomain
import LeakFlow
import LeakModel

/// Runs the analysis of one obligation and puts what it finds into words.
struct VerdictBuilder {
  let program: Program
  let fileIndex: Int
  var file: FlowFile { program.files[fileIndex] }
  var wording: Wording { Wording(file: file, holders: holders) }
  private(set) var holders: [Value] = []
  /// Where the obligation begins.
  private(set) var begin: SourceRange?

  /// What all obligations that it judges may take together.
  private let budget: StateBudget?

  init(_ program: Program, file: Int, budget: StateBudget? = nil) {
    self.program = program
    self.fileIndex = file
    self.budget = budget
  }

  /// - Returns: the verdict, if there is anything to say, and whether a limit ended the search somewhere.
  func judge(_ obligation: Obligation) -> (verdict: Verdict?, exhausted: Bool) {
    var builder = self
    builder.holders = obligation.holders
    builder.begin = obligation.begin
    let told = builder.told(obligation)
    guard var verdict = told.verdict, !verdict.leaks.isEmpty else { return told }
    let callers = CallerDecisions(program: program, analysis: analysis(of: obligation), parameter: obligation.parameter)
    guard let known = callers.known() else { return told }
    let left = builder.told(obligation, callers: known).verdict?.leaks.map(\.spot.location.range) ?? []
    verdict.leaks.removeAll { !left.contains($0.spot.location.range) }
    return (verdict.leaks.isEmpty && verdict.doubles.isEmpty ? nil : verdict, told.exhausted)
  }

  /// - Parameter callers: what those that call the function around it have decided.
  private func told(_ obligation: Obligation, callers: Facts = Facts()) -> (verdict: Verdict?, exhausted: Bool) {
    var analysis = analysis(of: obligation)
    let body = file[obligation.scope]
    var start = Tracked(holders: obligation.holders, status: obligation.trigger == nil ? .open : .dormant)
    if let member = obligation.keptMember {
      start.holders = []
      start.isKept(as: member, by: .selfReference)
    }
    start.gathering = Gathering(depth: obligation.depth)
    if obligation.depth == 0, let member = obligation.member { start.unwrap(member, label: obligation.label) }
    if obligation.depth == 0 { start.choose(obligation.choices) }
    start.wrappers += obligation.wholes
    let known = EarlierDecisions.known(
      at: body, runningNow: obligation.scopeRunsNow, from: callers, analysis)
    var search = analysis.search(body, state: start, facts: known)
    if analysis.exhausted, obligation.depth == 0 {
      analysis = self.analysis(of: obligation)
      analysis.ignoreInertTests(holders: obligation.holders)
      search = analysis.search(body, state: start, facts: known)
    }
    if obligation.primitive.isHandedAround { followReturned(search.arrivals, analysis) }
    if analysis.exhausted { return (nil, true) }
    var exits = analysis.openExits
    var summary = ParameterSummary(outcomes: Set(search.arrivals.map(analysis.outcome)))
    if let parameter = obligation.parameter, summary.leavesWithNil {
      summary.isAskedForNil = program.isAskedForNil(
        BodyRef(file: fileIndex, body: obligation.scope), parameter: parameter)
    }
    let ways = search.arrivals.sorted { $0.exit.range.start < $1.exit.range.start }
    let open = obligation.isOfClosures ? [] : ways.filter { isOpen($0, obligation, analysis) }
    let settled = obligation.mayTellByResult ? settledResults(ways, analysis) : nil
    for arrival in open {
      // Whoever is told has nothing to see to, where it lies nowhere any more.
      let isGone = obligation.isOutOfReach || !obligation.detaching.isEmpty
      let mayBeMeant = obligation.needsDischarge && !obligation.isMetHereOnly && !isGone
      if mayBeMeant, summary.tells(analysis.outcome(arrival)) { continue }
      if let settled, !(analysis.outcome(arrival).result.map(settled.contains) ?? false) { continue }
      let isTold = exits.count < ObligationAnalysis.toldExits
      exits.append(
        analysis.openExit(
          arrival, viaCall: nil, trace: isTold ? search.trace(to: arrival, orAnyOf: arrival.alike(among: open)) : [],
          calls: isTold ? analysis.calls(to: arrival, in: search, body) : []))
    }
    if let proof = obligation.proof, !isProven(obligation, proof, exits, analysis) {
      return (nil, analysis.wentTooDeep)
    }
    var verdict = Verdict(
      primitive: obligation.primitive, role: .waiter, carrier: obligation.carrier, function: function(around: body),
      begin: wording.spot(obligation.begin), waiter: obligation.waiter.map(wording.spot))
    verdict.carrierType = obligation.carrierType
    verdict.counterpart = obligation.counterpart
    verdict.giver = obligation.given.flatMap(giver)
    verdict.isUnnamed = obligation.isUnnamed
    verdict.isOneOfMany = obligation.depth > 0
    verdict.eachElement = Self.eachElement(obligation)
    verdict.expression = expression(of: obligation, in: start)
    verdict.isDischargedSomewhere =
      obligation.isKept || analysis.dischargeSeen
      || search.arrivals.contains { analysis.endsOtherwise($0.exit, $0.state) }
    let isMissed = !verdict.isDischargedSomewhere && isAnsweredByOthers(obligation)
    let isDropped = !verdict.isDischargedSomewhere && obligation.tellsDropping && !isMissed
    if verdict.isDischargedSomewhere || !obligation.needsDischarge || isDropped || isMissed
      || isPassedOn(obligation, search.arrivals.map(\.state))
    {
      verdict.leaks = leaks(exits.map { sinceBeginning($0, of: obligation) }, analysis, in: body)
    }
    let isMinor = obligation.isMinor || obligation.parameter != nil && body.callsConditionally
    if isMinor || isDropped { for index in verdict.leaks.indices { verdict.leaks[index].isUnlikely = true } }
    if obligation.returnTellsCaller { verdict.leaks = [] }
    if obligation.isKept { verdict.leaks.removeAll { $0.exit != .uncaughtTry && $0.exit != .throwStatement } }
    if !verdict.isDischargedSomewhere, isParked(obligation) { verdict.leaks = [] }
    if !verdict.isDischargedSomewhere, obligation.primitive.kind == .semaphore {
      // A closure that waits for a signal from elsewhere.
      verdict.leaks.removeAll { $0.exit != .blockedWait }
    }
    verdict.doubles =
      obligation.primitive.isOnceOnly
      ? doubles(analysis.doubles, of: obligation)
      : obligation.isEnteredOnce ? secondLeaves(obligation, analysis.doubles) : []
    if verdict.doubles.isEmpty { verdict.doubles = raced(obligation) }
    if obligation.mayBeLeft { verdict.leaks = [] }
    if obligation.isForOnce {
      // What is called in a loop is called for each of several things.
      verdict.doubles.removeAll { $0.first == $0.second }
    }
    return (verdict.leaks.isEmpty && verdict.doubles.isEmpty ? nil : verdict, analysis.wentTooDeep)
  }

  /// Whether a function gives a promise that it is given to somebody on some of its ways: where it does not, nobody has it.
  private func isPassedOn(_ obligation: Obligation, _ arrivals: [Tracked]) -> Bool {
    guard obligation.primitive.kind == .promise, obligation.trigger == nil,
      arrivals.contains(where: { $0.status == .handed })
    else { return false }
    return file.calls.contains { site in
      site.body == obligation.scope && site.arguments.contains { obligation.holders.contains($0.value) }
    }
  }

  /// How the source calls the carrier; what is in an enum has the name that all patterns give it, if they agree.
  private func expression(of obligation: Obligation, in start: Tracked) -> String {
    // What is in a part of it has no name of its own.
    if !obligation.choices.isEmpty || (!obligation.wholes.isEmpty && obligation.depth == 0) { return "_" }
    if case .call? = start.holders.first { return "_" }
    guard !obligation.payloads.isEmpty else { return start.holders.first.flatMap(written) ?? obligation.carrier }
    let names = Set(
      file.variables.filter { variable in variable.definition.map(obligation.payloads.contains) ?? false }.map(\.name))
    return names.count == 1 ? names.first ?? "_" : "_"
  }

  private func isAnsweredByOthers(_ obligation: Obligation) -> Bool {
    obligation.parameter.map {
      program.isAnsweredByOthers(BodyRef(file: fileIndex, body: obligation.scope), parameter: $0)
    } ?? false
  }

  /// A closure over the carrier that is returned: whoever gets it calls it once.
  private func followReturned(_ arrivals: [PathSearch<ObligationAnalysis>.Arrival], _ analysis: ObligationAnalysis) {
    var seen: Set<BodyID> = []
    for arrival in arrivals where arrival.state.status == .open {
      guard let value = arrival.exit.value, let closure = analysis.closure(in: value, arrival.state),
        seen.insert(closure).inserted
      else { continue }
      _ = analysis.laterClosure(
        closure, mode: .unknown, call: nil, range: arrival.exit.range, state: arrival.state, facts: arrival.facts)
    }
  }

  private func analysis(of obligation: Obligation) -> ObligationAnalysis {
    let analysis = ObligationAnalysis(
      program, file: fileIndex, primitive: obligation.primitive, scope: obligation.scope,
      effort: ObligationAnalysis.Effort(file[obligation.scope], within: budget))
    analysis.trigger = obligation.trigger
    analysis.keptMember = obligation.keptMember
    analysis.scopeRunsNow = obligation.scopeRunsNow
    analysis.selfIsAlive = obligation.selfIsAlive
    analysis.enclosingLoopHeads = obligation.enclosingLoopHeads
    analysis.waiterValues = obligation.waiterValues
    analysis.streams = obligation.streams
    analysis.companions = obligation.companions
    analysis.detaching = obligation.detaching
    analysis.gatheredDepth = obligation.depth
    analysis.isPassedOver = obligation.isPassedOver
    analysis.isOutOfReach = obligation.isOutOfReach
    analysis.isKeyed = obligation.isKeyed
    analysis.isEnteredOnce = obligation.isEnteredOnce
    analysis.member = obligation.member
    analysis.choices = obligation.choices
    analysis.isOpaque = !obligation.wholes.isEmpty
    analysis.label = obligation.label
    analysis.otherMembers = obligation.otherMembers
    analysis.collectOnceFlags(holders: obligation.holders)
    return analysis
  }

  private func isOpen(
    _ arrival: PathSearch<ObligationAnalysis>.Arrival, _ obligation: Obligation, _ analysis: ObligationAnalysis
  ) -> Bool {
    guard arrival.state.status == .open, !analysis.endsOtherwise(arrival.exit, arrival.state) else { return false }
    if arrival.exit.isThrow, obligation.throwTellsCaller { return false }
    if let name = obligation.returning, !(arrival.exit.value?.isCase(name) ?? false) { return false }
    if obligation.needsWaiter, !arrival.state.isAwaited {
      return returnsWaiter(arrival.exit, obligation)
        || arrival.exit.value.map { analysis.givesOwnFuture($0, arrival.state) } ?? false
    }
    return true
  }

  /// The function gives the waiting side to its caller.
  private func returnsWaiter(_ exit: Exit, _ obligation: Obligation) -> Bool {
    guard let value = exit.value else { return false }
    return value.contains { obligation.waiterValues.contains($0) }
  }

  // MARK: Words

  /// How a closure that is given each element of what holds carriers writes the carrier.
  private static func eachElement(_ obligation: Obligation) -> String? {
    guard obligation.depth == 1 else { return nil }
    return "$0" + (obligation.isKeyed ? ".value" : "")
      + ((obligation.label ?? obligation.member).map { ".\($0)" } ?? "")
  }

  /// How a value is written, if it has a name in the source.
  private func written(_ value: Value) -> String? {
    if case .variable(let id) = value, file[id].name.isEmpty { return nil }
    return wording.text(value)
  }

  /// Who has left a carrier to the function.
  private func giver(_ given: ActionOrigins.Given) -> Verdict.Giver? {
    let body = program.body(given.ref)
    guard case .exit(let exit) = body.blocks[given.block].terminator else { return nil }
    let file = program.files[given.ref.file]
    return Verdict.Giver(function: body.isClosure ? nil : body.name, spot: Wording(file: file).spot(exit.range))
  }

  func function(around body: Body) -> String {
    var current = body
    while current.isClosure || current.kind == .initialValue, let parent = current.parent { current = file[parent] }
    return current.signature
  }
}
