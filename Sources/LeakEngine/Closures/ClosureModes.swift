import LeakDomain
import LeakFlow

/// Which closures capture an obligation, and when they run.
extension ObligationAnalysis {
  /// Whether a body, or a body in it, uses something that carries the obligation.
  func mentions(_ body: BodyID, _ state: Tracked) -> Bool {
    let inner = file[body]
    if callsMethodOfCarrier(body, state) { return true }
    return (state.answers.isEmpty ? state.holders : state.holders + state.answers).contains { holder in
      if let variable = holder.rootVariable {
        if inner.freeVariables.contains(variable) { return true }
        // A `self` that the closure itself captures.
        guard holder != .variable(variable), file[variable].name == "self" else { return false }
      }
      return usesMember(holder, body)
    }
  }

  func usesMember(_ holder: Value, _ body: BodyID) -> Bool {
    program.family(of: BodyRef(file: fileIndex, body: body)).contains { id in
      file[id].blocks.contains { block in block.instructions.contains { uses(holder, $0) } }
    }
  }

  func uses(_ holder: Value, _ instruction: Instruction) -> Bool {
    switch instruction.kind {
    case .call(let call):
      let site = file[call]
      return site.callee.contains { $0 == holder } || site.arguments.contains { $0.value.contains { $0 == holder } }
    case .awaitValue(let value), .bind(_, let value?): return value.contains { $0 == holder }
    case .assign(let target, let value): return target == holder || value.contains { $0 == holder }
    default: return false
    }
  }

  /// The closure in an argument that captures the carrier.
  func closure(in value: Value, _ state: Tracked) -> BodyID? {
    guard let body = program.closureBody(of: value, file: fileIndex),
      mentions(body, state) || mayEndWatchedSource(body), !onlyWaits(body, state)
    else { return nil }
    return body
  }

  /// Whether a closure that captures the carrier, or a method of it that discharges, lies in a tuple or a list, as in
  /// `(id, { continuation.resume() })`.
  func holdsClosure(_ value: Value, _ state: Tracked) -> Bool {
    switch value {
    case .tuple(let parts), .aggregate(let parts):
      parts.contains { closure(in: $0, state) != nil || isDischargingMethod($0, state) || holdsClosure($0, state) }
    case .operation(_, let parts): parts.contains { closure(in: $0, state) != nil || holdsClosure($0, state) }
    default: false
    }
  }

  /// Whether a closure uses no more of the carrier than what others wait by.
  private func onlyWaits(_ closure: BodyID, _ state: Tracked) -> Bool {
    guard !primitive.waits.isEmpty, startsWaiter(closure, state) else { return false }
    let range = file[closure].range
    let isWait = { (value: Value) in
      if case .member(_, let name) = value { self.primitive.waits.contains(name) } else { false }
    }
    let isCarrier = { (value: Value) in value.contains(besides: isWait) { state.isHolder($0) } }
    let isGiven = file.calls.contains { site in
      range.contains(site.range) && (isCarrier(site.callee) || site.arguments.contains { isCarrier($0.value) })
    }
    let family = program.family(of: BodyRef(file: fileIndex, body: closure))
    return !isGiven
      && family.allSatisfy { body in file[body].blocks.allSatisfy { block in !block.values.contains(where: isCarrier) }
      }
  }

  func mode(of site: CallSite, _ operand: CallSite.Operand) -> ClosureMode {
    let call = program.calledOnSelf(site, file: fileIndex)
    if let known = program.models.mode(of: call, label: operand.label), !isOfAnother(known, site, operand) {
      return hearsOutcome(site, operand) ? .laterOnce : repetition(known, of: site)
    }
    if let known = modeFromSummary(site, operand), known != .unknown { return known }
    if let known = program.models.mode(ofLabel: operand.label) { return known }
    // What is by its label called once is so, whatever the function is called.
    if isCalledOnce(operand, of: site) { return .unknown }
    if isKeptByListeners(site, operand) { return .laterMany }
    return program.models.mode(ofCallee: site.name ?? nameOfVariable(site.callee)) ?? .unknown
  }

  /// Whether a model that goes by a function's name speaks of another function than the one that a type of the sources has.
  private func isOfAnother(_ known: ClosureMode, _ site: CallSite, _ operand: CallSite.Operand) -> Bool {
    switch known {
    case .nowMany: isOfOwnType(site)
    case .laterAgain: isKeptUntilTold(site, operand)
    case .laterMany: isCalledOnce(operand, of: site) && (operand.label == nil || isOfOwnType(site))
    default: false
    }
  }

  /// Whether a closure is called once by the label of its parameter.
  private func isCalledOnce(_ operand: CallSite.Operand, of site: CallSite) -> Bool {
    label(of: operand, in: site).map { program.has($0, .calledOnce) } ?? false
  }

  /// Whether the type of the sources on which a method is called has one of that name: `api.count { … }` is not that of a collection.
  private func isOfOwnType(_ site: CallSite) -> Bool {
    guard let name = site.name, let receiver = site.receiver,
      let type = program.staticType(of: receiver, in: BodyRef(file: fileIndex, body: site.body)),
      let key = program.key(of: type)
    else { return false }
    return !program.members.requirements(name, of: key).isEmpty || !program.members.functions(name, of: key).isEmpty
  }

  /// A closure that is called by the name of a parameter or constant.
  private func nameOfVariable(_ callee: Value) -> String? {
    if case .variable(let id) = callee { file[id].name } else { nil }
  }

  /// What an analysed function does with the closure that it is given, and whether it may keep it.
  func summaryOfTaker(
    _ site: CallSite, _ operand: CallSite.Operand
  ) -> (summary: ParameterSummary, escapes: Bool)? {
    guard let (number, target) = taker(of: operand, in: site),
      let written = program.body(target).parameters[number].type
    else { return nil }
    let type = program.resolvingAlias(written, in: target)
    guard let function = type.functionType else { return nil }
    let summary = program.summary(of: target, parameter: number, primitive: .handler)
    if case .function = type { return (summary, function.isEscaping) }
    return (summary, true)
  }

  /// The parameter that takes the closure is itself a handler, which whoever takes it has to call.
  private func dropsHandler(_ site: CallSite, _ operand: CallSite.Operand) -> Bool {
    taker(of: operand, in: site).map { program.isCarrier($0.parameter, of: $0.function) } ?? false
  }

  /// The parameter of a function of the sources that takes an operand of a call.
  func taker(of operand: CallSite.Operand, in site: CallSite) -> (parameter: Int, function: BodyRef)? {
    guard let resolved = program.resolve(site, file: fileIndex), let index = site.arguments.firstIndex(of: operand),
      index < resolved.parameters.count
    else { return nil }
    return (resolved.parameters[index], resolved.target)
  }

  /// The closure goes to a function that is still being followed: what happens behind it comes in a later round.
  func isUnfinished(_ site: CallSite, _ operand: CallSite.Operand) -> Bool {
    guard !program.rounds.isEmpty else { return false }
    return summaryOfTaker(site, operand)?.summary.isUnfinished ?? false
  }

  /// How an analysed function runs the closure that it is given.
  private func modeFromSummary(_ site: CallSite, _ operand: CallSite.Operand) -> ClosureMode? {
    guard let (summary, escapes) = summaryOfTaker(site, operand) else { return nil }
    if summary.repeats { return .laterMany }
    switch summary.normal {
    // What drops a handler is told of where it drops it.
    case [.open]: return dropsHandler(site, operand) ? .perhaps : .never
    case [.discharged]: return escapes ? .laterOnce : .nowOnce
    case [.open, .discharged]: return escapes ? .unknown : .nowPerhaps
    default: return .unknown
    }
  }
}
