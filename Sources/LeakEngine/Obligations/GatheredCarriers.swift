import LeakDomain
import LeakFlow
import LeakModel

/// Obligations of which several lie in one collection. One of them is followed, whichever it is: a loop over the collection
/// comes to it in some turn, and has not come to its end before.
///
/// Omissions: what looks at elements by an index, or takes them out one by one, may see to all of them.
extension ObligationAnalysis {
  /// A loop begins a turn with an element, or has had them all.
  func turn(over sequence: Value, _ instruction: Instruction, in body: Body, _ state: Tracked, _ facts: Facts) -> [Way<
    Tracked
  >] {
    guard case .among(let depth, _, let places) = state.gathering,
      state.status == .open || state.status == .discharged
    else { return [Way(state, facts)] }
    if let ways = turn(overPart: sequence, instruction, in: body, state, facts) { return ways }
    guard isWhole(sequence, state) else { return [Way(given(sequence, at: instruction.range, state), facts)] }
    if !isNamed(instruction.range, in: body) { return [Way(state, facts)] }
    if case .exhausted = instruction.kind { return [] }
    var own = state
    guard let element = element(named: instruction.range, in: body) else {
      handOver(&own, at: instruction.range)
      return [Way(own, facts)]
    }
    own.gathering = .next(element, depth: depth - 1, isPair: givesPairs(sequence, depth))
    var others = state
    others.gathering = .among(depth: depth, begun: true, places: places)
    return [Way(own, facts), Way(others, facts)]
  }

  /// The variable for the element, in the head of a loop, or for the part of it that is the carrier: of a pair the second.
  func element(named head: SourceRange, in body: Body) -> VarID? {
    var found: VarID?
    for block in body.blocks {
      for instruction in block.instructions where head.contains(instruction.range) {
        guard case .bind(let variable, let value?) = instruction.kind, value == .unknown || isPart(value) else {
          continue
        }
        found = variable
      }
    }
    return found
  }

  /// Whether a loop takes anything of its elements: `for _ in waiters` does not.
  private func isNamed(_ head: SourceRange, in body: Body) -> Bool {
    body.blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .bind(_, let value?) = instruction.kind, head.contains(instruction.range) else { return false }
        return value.root == .unknown
      }
    }
  }

  /// Whether a pattern takes the carrier out of an element: `for (_, waiter) in waiters`.
  private func isPart(_ value: Value) -> Bool { value == .member(.unknown, isKeyed ? "1" : member ?? "1") }

  /// Whether the elements of a sequence over the collection are keys with values: that may be said of the outermost.
  private func givesPairs(_ sequence: Value, _ depth: Int) -> Bool {
    isKeyed && depth == gatheredDepth
      && !program.models.wholes(of: sequence, in: file).contains { $0.memberName == "values" }
  }

  /// A variable is bound: to the element, to all of them, or to something made of them.
  func bindGathered(_ variable: VarID, _ value: Value?, _ range: SourceRange, _ state: inout Tracked) {
    switch state.gathering {
    case .single: break
    case .next(variable, let depth, let isPair):
      state.gathering = Gathering(depth: depth)
      let isPart = value.map(isPart) ?? false
      hold(.variable(variable), &state, isPair: isPair && !isPart, isPart: isPart && !isPair)
    case .next: break
    case .among:
      guard let value, state.status != .dormant else { return }
      if isWhole(value, state) {
        state.addHolder(.variable(variable))
      } else {
        state = given(value, at: range, state)
      }
    }
  }

  /// The carrier is an element of a list, or the value of a pair in a dictionary.
  /// - Parameter isPart: it is the carrier itself.
  func hold(_ element: Value, _ state: inout Tracked, isPair: Bool, isPart: Bool = false) {
    state.holders = [isPair ? .member(element, "value") : element]
    guard state.gathering == .single else { return }
    if let member, !isPart { state.unwrap(member, label: label) }
    state.choose(choices)
  }

  /// What becomes of the collection when a value is used that may have it, or elements of it, in it.
  func given(_ value: Value, at range: SourceRange, _ state: Tracked) -> Tracked {
    var state = state
    if showsElements(value, state) { handOver(&state, at: range) }
    return state
  }

  /// A call of something on the collection, or with it.
  func callGathered(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard case .among(let depth, _, _) = state.gathering else { return nil }
    // It is emptied when it has been gone through, and nobody has it then.
    if detaching.contains(.call(id)), site.arguments.isEmpty { return [Way(state, facts)] }
    if let receiver = site.receiver, let ways = runForPart(receiver, id, site, state, facts) { return ways }
    if let receiver = site.receiver, let name = site.name, isWhole(receiver, state) {
      if isWhole(.call(id), state) { return [Way(state, facts)] }
      if readsBeside(site, depth: depth, state) { return [Way(state, facts, outcome: .completed)] }
      if program.models.runsForEach(site), case .body(let closure)? = site.arguments.last?.value,
        let element = file[closure].parameters.last?.variable
      {
        let isPair = givesPairs(receiver, depth) && file[closure].parameters.count == 1
        var own = state
        own.gathering = Gathering(depth: depth - 1)
        hold(.variable(element), &own, isPair: isPair)
        return isActive(closure) ? nil : eachTurn(of: closure, id, own, facts)
      }
      if program.models.has(name, .leavesElements) { return [Way(state, facts)] }
    }
    let isGiven = showsElements(site.callee, state) || site.arguments.contains { showsElements($0.value, state) }
    guard isGiven else { return nil }
    var handed = state
    handOver(&handed, at: site.range)
    return [Way(handed, facts)]
  }

  /// The turn of a closure that is given the element: no other turn is.
  func eachTurn(of closure: BodyID, _ call: CallID, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>] {
    let search = search(file[closure], state: state, facts: facts)
    return search.arrivals.compactMap { arrival in
      if mayTell(arrival.state), !endsOtherwise(arrival.exit, arrival.state) {
        if isVisitedAgain(behind: file[call]) { return nil }
        note(openExit(arrival, viaCall: call, trace: search.trace(to: arrival), calls: []))
        return nil
      }
      return Way(arrival.state, arrival.facts, outcome: arrival.exit.isThrow ? .threw : .completed)
    }
  }

  /// Whether what is lost here is certainly lost: nobody else has it.
  func mayTell(_ state: Tracked) -> Bool { state.status == .open && (state.isAwaited || detaching.isEmpty) }

  /// Whether a value has the same elements as a holder: `all.values`, `all.enumerated()`, `Array(all)`.
  func isWhole(_ value: Value, _ state: Tracked) -> Bool {
    program.models.wholes(of: value, in: file).contains { state.isHolder($0) }
  }

  /// Whether a value is made of a holder, and tells more of it than how much is in it.
  func showsElements(_ value: Value, _ state: Tracked) -> Bool {
    let isBeside = { (value: Value) in self.program.models.isMeasure(value) || self.isKeys(value, state) }
    return value.contains(besides: isBeside) { state.isHolder($0) }
  }

  /// What of the collection is open.
  func share(of state: Tracked) -> Leak.Share? {
    guard isGathered else { return nil }
    switch state.gathering {
    case .among(_, let begun, _): return begun ? .rest : .all
    case .single, .next: return state.holders.first.flatMap(written).map(Leak.Share.one)
    }
  }

  private func written(_ holder: Value) -> String? {
    switch holder {
    case .variable(let id): file[id].name
    case .member(let base, let name): written(base).map { "\($0).\(name)" }
    default: nil
    }
  }

  /// There is at least the one that is followed.
  func decidesEmptiness(_ test: Test, _ state: Tracked, _ facts: Facts) -> Bool? {
    guard state.status == .open || state.status == .discharged else { return nil }
    guard case .among = state.gathering else {
      return test.listAskedForElements.flatMap { isEndOf($0, state) ? false : nil }
    }
    switch test {
    case .isTrue(.member(let base, "isEmpty")), .isNil(.member(let base, "first")), .isNil(.member(let base, "last")):
      return isWhole(base, state) || hasAsMany(base, state, facts) ? false : nil
    // A loop that begins with the first of them has a turn.
    case .isTrue(.operation("<", let sides)):
      guard sides.count == 2, case .member(let base, "count") = sides[1], isWhole(base, state) else { return nil }
      return facts.isAtMostZero(sides[0]) ? true : nil
    case .isNil(.operation("[]", let parts)): return isEntryOfPair(parts, state, facts) ? false : nil
    default: return nil
    }
  }

  /// Whether a turn of a loop ends with the element that it stood at: no other turn comes to it.
  func endsTurnOfElement(head: Int, in body: Body, _ state: Tracked) -> Bool {
    guard mayTell(state), case .branch(_, .loop, let range, _, _) = body.blocks[head].terminator,
      let element = element(named: range, in: body)
    else { return false }
    return !state.holders.isEmpty
      && state.holders.allSatisfy { holder in
        guard let root = holder.rootVariable, root != element else { return holder.rootVariable != nil }
        // Another name for a part of the element.
        return file[root].isConstant && file[root].definition?.rootVariable == element
      }
  }
}

extension ModelTable {
  /// Whether a value tells how much is in a collection, and nothing of what it is.
  func isMeasure(_ value: Value) -> Bool {
    if case .member(_, let name) = value { has(name, .measure) } else { false }
  }

  /// The collections with the very elements that a value has, the value among them.
  func wholes(of value: Value, in file: FlowFile) -> [Value] {
    switch value {
    case .member(let base, let name) where has(name, .sameElements): return [value] + wholes(of: base, in: file)
    case .call(let id):
      let site = file[id]
      if let name = site.name, let base = site.receiver, has(name, .sameElements) {
        return [value] + wholes(of: base, in: file)
      }
      if case .global(let type) = site.callee, isType(type, .list), site.arguments.count == 1,
        let only = site.arguments.first,
        only.label == nil
      {
        return [value] + wholes(of: only.value, in: file)
      }
      return [value]
    case .operation("[]", let parts):
      return value.isSliceOfAll ? [value] + wholes(of: parts[0], in: file) : [value]
    default: return [value]
    }
  }
}
