import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What calls do to a slot: by the closures that they run and by the functions that they call.
extension SlotAnalysis {
  func call(_ id: CallID, in body: Body, _ state: State, _ facts: Facts) -> [Way<State>] {
    let site = view.program.files[fileIndex][id]
    var facts = facts
    if site.isAwaited || isOnSelf(site) { facts.forgetShared(in: file) }
    if let closure = view.program.closureBody(of: site.callee, file: fileIndex) {
      return now(closure, call: id, state, facts, gives: true)
    }
    var ways = [Way(state, facts)]
    for operand in site.arguments {
      guard case .body(let closure) = operand.value else { continue }
      ways = ways.flatMap { run(closure, mode(of: site, operand), call: id, $0) }
    }
    if view.waits(in: site, file: fileIndex) { for index in ways.indices { ways[index].state.hasWaited = true } }
    // What an object does before anybody else has it finds nothing in it.
    if let receiver = site.receiver, effects.isMadeHere(receiver) { return ways }
    guard let target = view.target(of: id, file: fileIndex) else { return ways }
    return ways.flatMap { applying(view.summary(of: target), of: target, to: id, in: body, $0) }
  }

  private func isOnSelf(_ site: CallSite) -> Bool {
    guard case .global(let name) = site.callee else { return false }
    return name.beginsInLowercase
  }

  private func mode(of site: CallSite, _ operand: CallSite.Operand) -> ClosureMode {
    let models = view.program.models
    return models.mode(of: site, label: operand.label) ?? models.mode(ofLabel: operand.label)
      ?? models.mode(ofCallee: site.name) ?? .unknown
  }

  private func run(_ closure: BodyID, _ mode: ClosureMode, call: CallID, _ way: Way<State>) -> [Way<State>] {
    switch mode {
    case .never: return [way]
    case .nowOnce: return now(closure, call: call, way.state, way.facts, gives: true)
    case .nowPerhaps, .nowMany: return [way] + now(closure, call: call, way.state, way.facts, gives: false)
    case .laterOnce, .laterMany, .laterAgain, .perhaps, .unknown: runLater(closure, way.state, way.facts)
    case .atEnd: if view.slot.primitive.kind != .stream { runLater(closure, way.state, way.facts) }
    }
    return [way]
  }

  /// A closure that runs before the call returns: its exits go on in the caller, who may be given what it returns.
  private func now(_ closure: BodyID, call: CallID, _ state: State, _ facts: Facts, gives: Bool) -> [Way<State>] {
    guard !isActive(closure) else { return [Way(state, facts)] }
    let search = search(view.program.files[fileIndex][closure], from: state.content, facts: facts)
    var seen: Set<State> = []
    return search.arrivals.compactMap { arrival in
      var content = content(of: arrival, leaving: closure)
      if case .leaving(let gift) = content { content = gives ? .given(in: .call(call), as: gift) : .settled }
      let after = State(
        content: content, isGuarded: arrival.state.isGuarded, hasWaited: state.hasWaited || arrival.state.hasWaited,
        hasStored: state.hasStored || arrival.state.hasStored)
      guard seen.insert(after).inserted else { return nil }
      return Way(after, facts, trace: search.trace(to: arrival))
    }
  }

  /// What has become of the slot's content at an exit. A value that is returned was evaluated before any `defer` ran.
  func content(of arrival: PathSearch<SlotAnalysis>.Arrival, leaving body: BodyID) -> SlotContent {
    if let leaving = leaving(arrival, body) { return leaving }
    guard let value = arrival.exit.value,
      effects.places.looksInto(value, view.slot, in: view.program.files[fileIndex][body])
    else {
      if let met = arrival.state.met, arrival.state.content.mayWait { return .discharged(met) }
      return arrival.state.content
    }
    return .settled
  }

  /// A closure that runs later, or perhaps: it finds the slot as it is now, or as others have left it.
  func runLater(_ closure: BodyID, _ state: State, _ facts: Facts) {
    guard state.content.mayWait || state.hasStored, !isActive(closure),
      view.touches(BodyRef(file: fileIndex, body: closure))
    else {
      return
    }
    let search = search(view.program.files[fileIndex][closure], from: .perhaps, facts: Facts())
    for arrival in search.arrivals {
      switch content(of: arrival, leaving: closure) {
      case .lost(let loss): note(.lost(loss), comesLater: state.hasStored)
      case .discharged(let site): note(.discharged(site), comesLater: state.hasStored)
      default: break
      }
    }
  }

  /// A closure that is kept in a variable or property; what ends a stream runs when its reader has gone. One that is kept in
  /// the slot is what the slot holds: when it runs, nothing else is there.
  func runStored(_ closure: BodyID, in target: Value, _ body: Body, _ state: State, _ facts: Facts) {
    guard !effects.places.mentions(target, view.slot, in: body) else { return }
    let isEnd = target.memberName.flatMap { view.program.models.mode(ofLabel: $0) } == .atEnd
    if !isEnd || view.slot.primitive.kind != .stream { runLater(closure, state, facts) }
  }

  /// What goes with the result of a function that nobody uses: `_ = takeAll()`
  private func dropped(withResultOf call: CallID, in body: Body) -> SlotLoss.Kind? {
    guard !effects.isUsed(call, in: body) else { return nil }
    return TakenCarriers(view: view).loss(withResultOf: call, in: BodyRef(file: fileIndex, body: body.id))
  }

  /// Whether a call that gives a carrier itself is an obligation where its result is dropped (`droppedResult`).
  private func isFoundByResult(_ call: CallID) -> Bool {
    let origin = ActionOrigins(program: program).origin(ofResult: call, part: nil, file: fileIndex)
    return origin.map { $0.place.isCarrier && $0.holding.depth == 0 } ?? false
  }

  private func applying(
    _ summary: SlotSummary, of target: BodyRef, to call: CallID, in body: Body, _ way: Way<State>
  ) -> [Way<State>] {
    if way.state.content.mayWait { for kind in summary.detached { note(kind) } }
    let content = way.state.content
    let dropped = content.mayWait || content.isMet ? dropped(withResultOf: call, in: body) : nil
    if dropped == .keyRemoved, way.state.met != nil || content.isMet {
      // It finds the one that was met.
      var next = way
      (next.state.content, next.state.met) = (.settled, nil)
      return [next]
    }
    let results = Set(summary.outcomes.map { way.state.content.after($0) })
    return summary.inOrder(results).map { content in
      var next = way
      next.state.content = content
      if content == .settled, way.state.content.mayWait, let dropped, !isFoundByResult(call) {
        next.state.content = way.state.content
        lose(dropped, at: SlotSite(file: fileIndex, range: file[call].range), isEmpty: false, &next.state)
      }
      if case .leaving(let gift) = content {
        let gift = gift == .carrier ? gift : .result(of: target)
        next.state.content = isOfOthers(file[call], in: body) ? .given(in: .call(call), as: gift) : .settled
      }
      return next
    }
  }
}
