import LeakDomain
import LeakFlow
import LeakModel

/// The carrier, or a method of it, as an argument.
extension ObligationAnalysis {
  func passed(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>] {
    var ways = [Way(state, facts)]
    if passesCarrier(site, state), let effect = program.models.effectOfGiving(to: site) {
      return given(effect, site, state, facts)
    }
    if onlyCompares(site, state) { return ways }
    let resolved = passesCarrier(site, state) ? program.resolve(site, file: fileIndex) : nil
    let carriers = site.arguments.indices.filter { state.isHolder(site.arguments[$0].value) }
    if let resolved, !carriers.isEmpty {
      let parameters = Set(carriers.map { resolved.parameters[$0] }).sorted()
      ways = ways.flatMap { give(to: resolved, parameters, id, site, $0) }
    }
    for operand in site.arguments {
      if primitive.kind == .handler, state.isHolder(operand.value),
        [.laterMany, .laterAgain].contains(mode(of: site, operand))
      {
        isGivenToRepeated = true
      }
      if state.carries(operand.value) {
        if resolved != nil, state.isHolder(operand.value) { continue }
        ways = ways.map { apply(.handed, site, $0, outcome: $0.outcome) }
      } else if isMethodOfWrapper(operand.value, state) || holdsClosure(operand.value, state) {
        ways = ways.map { apply(.handed, site, $0, outcome: $0.outcome) }
      } else if isDischargingMethod(operand.value, state) {
        ways = ways.map { giveMethod(site, operand, $0) }
      }
    }
    return ways
  }

  /// `cancelled.remove(waiter)`, `waiters.firstIndex(of: waiter)`: a collection compares what it is given with what it has.
  private func onlyCompares(_ site: CallSite, _ state: Tracked) -> Bool {
    guard let receiver = site.receiver, let name = site.name, site.arguments.count == 1, !state.carries(receiver),
      state.wrappers.contains(site.arguments[0].value),
      program.models.has(name, .takesElement) || program.models.has(name, .leavesElements),
      case .instance(let type)? = program.staticType(of: receiver, in: BodyRef(file: fileIndex, body: site.body))
    else { return false }
    if case .array = type.type { return true }
    return program.types.resolved(type).type.baseName.map { program.models.isType($0, .list) } ?? false
  }

  /// The carrier goes to a function of which a model knows what it does with it.
  private func given(_ effect: GivenEffect, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>] {
    var state = state
    switch effect {
    case .leave: if givesToClosure(site) { handOver(&state, at: site.range) }
    case .discharge: discharge(&state, at: site.range)
    case .handOn: handOver(&state, at: site.range)
    case .wait: return consume(site.range, state, facts)
    }
    return [Way(state, facts)]
  }

  /// `withExtendedLifetime(box) { $0.finish() }`
  private func givesToClosure(_ site: CallSite) -> Bool {
    site.arguments.contains { operand in
      if case .body(let closure) = operand.value { !file[closure].parameters.isEmpty } else { false }
    }
  }

  /// `continuation.resume` as a function, also by the name of a constant. A method that nothing is known of counts.
  func isDischargingMethod(_ value: Value, _ state: Tracked) -> Bool {
    switch value {
    case .member(let base, let name):
      if isPartOfPromise(base, state) { return true }
      return state.isHolder(base) && !primitive.neutral.contains(name) && !program.models.has(name, .measure)
        && !isEndElement(value, state)
    case .variable(let id):
      guard file[id].isConstant, let definition = file[id].definition, case .member = definition else { return false }
      return isDischargingMethod(definition, state)
    default: return false
    }
  }

  /// `resolver.box`: what a promise is made of, and by which it may be settled as well as by the promise itself.
  func isPartOfPromise(_ value: Value, _ state: Tracked) -> Bool {
    guard primitive.kind == .promise, case .member(let base, let name) = value, !primitive.waits.contains(name),
      !primitive.neutral.contains(name), !program.models.has(name, .measure)
    else { return false }
    return state.isHolder(base) || isPartOfPromise(base, state)
  }

  /// `waiter.fail` as a function, of a struct that has the carrier in it.
  func isMethodOfWrapper(_ value: Value, _ state: Tracked) -> Bool {
    guard case .member(let base, let name) = value, state.wrappers.contains(base) else { return false }
    return program.functions[name] != nil
  }

  private func giveMethod(_ site: CallSite, _ operand: CallSite.Operand, _ way: Way<Tracked>) -> Way<Tracked> {
    var way = way
    if [.nowOnce, .laterOnce].contains(mode(of: site, operand)) || way.state.status == .discharged {
      discharge(&way.state, at: site.range)
    } else {
      handOver(&way.state, at: site.range)
    }
    return way
  }

  /// The carrier itself goes to a function of the sources, for one of its parameters or for several.
  private func give(
    to resolved: ResolvedCall, _ parameters: [Int], _ id: CallID, _ site: CallSite, _ way: Way<Tracked>
  ) -> [Way<Tracked>] {
    guard way.state.status != .handed else { return [apply(.handed, site, way, outcome: way.outcome)] }
    let summary = program.summary(of: resolved.target, parameters: parameters, primitive: primitive)
    if summary.isUnfinished { return [] }
    if summary.repeats { isGivenToRepeated = true }
    let tellsDropping = { self.program.tellsDropping(resolved.target, parameter: $0, self.primitive) }
    if summary.normal == [.open], parameters.contains(where: tellsDropping) {
      // What drops it is told of where it drops it.
      return [apply(.handed, site, way, outcome: way.outcome)]
    }
    // What is no handler by its name may be left uncalled: nobody but the caller is to blame.
    let isBody =
      primitive.kind == .handler
      && !parameters.contains {
        program.isCarrier($0, of: resolved.target) || program.isImmediateHandler($0, of: resolved.target)
      }
      && !(program.callbackPair(of: resolved.target)?.isAmong(parameters) ?? false)
    let isLeft = leavesToCaller(summary, id)
    if summary.normal.count > 1, summary.all.contains(where: \.tellsByCase),
      program.resultsGoingOn(file: fileIndex).contains(id)
    {
      return [apply(.handed, site, way, outcome: way.outcome)]
    }
    let ways = (isBody || isLeft ? summary.all : summary.distinguishable).compactMap { outcome -> Way<Tracked>? in
      var next = following(outcome, of: summary, resolved.target, id, site, way)
      if isLeft, outcome.status == .open {
        next?.trace.append(TraceStep(.event(Self.comingBack), range: site.nameRange))
      }
      return next
    }
    return ways.isEmpty ? [apply(.handed, site, way, outcome: way.outcome)] : ways
  }

  /// The way on from a call of a function of the sources that has come to one of its outcomes, if it can come to it.
  func following(
    _ outcome: ParameterSummary.Outcome, of summary: ParameterSummary, _ target: BodyRef, _ id: CallID,
    _ site: CallSite, _ way: Way<Tracked>
  ) -> Way<Tracked>? {
    let callee = program.body(target)
    if outcome.threw, site.tried == nil || callee.throwing == .never { return nil }
    let normal: Way<Tracked>.Outcome = callee.throwing == .never ? .onward : .completed
    var next = way
    if let gift = outcome.gift, way.state.status == .open {
      next.outcome = normal
      next.state.isGiven(gift, as: .call(id))
    } else {
      next = apply(outcome.status, site, way, outcome: outcome.threw ? .threw : normal)
    }
    next.facts.forget(.call(id))
    if let result = outcome.result { next.facts.assign(.call(id), from: result, enumCase: enumCase(of: result)) }
    // What the caller is given is there, as is a value where every other way returns nil.
    if summary.isSomething(outcome) { next.facts.learn(.isNil(.call(id)), false) }
    return next
  }

  /// What a result tells a caller: a literal, a case or nil, written or known on the path.
  func told(_ value: Value, _ facts: Facts) -> Value? {
    if case .literal(.bool) = value { return value }
    if case .literal(.nil) = value { return value }
    if let name = enumCase(of: value) ?? facts.knownCase(of: value) { return .implicitMember(name) }
    if facts.decide(.isNil(value)) == true { return .literal(.nil) }
    return facts.decide(.isTrue(value)).map { .literal(.bool($0)) }
  }

  /// What a call makes of it.
  func apply(
    _ status: Status, _ site: CallSite, _ way: Way<Tracked>, outcome: Way<Tracked>.Outcome
  ) -> Way<Tracked> {
    var way = way
    way.outcome = outcome
    switch status {
    case .open, .dormant: break
    case .discharged: discharge(&way.state, at: site.range)
    case .handed: handOver(&way.state, at: site.range)
    }
    return way
  }
}

extension ParameterSummary.Outcome {
  fileprivate var tellsByCase: Bool { if case .implicitMember? = result { true } else { false } }
}
