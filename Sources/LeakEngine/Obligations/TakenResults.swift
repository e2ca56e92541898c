import LeakAST
import LeakDomain
import LeakFlow

/// What a function or a closure under a lock has taken out of some state and gives its caller, who has to see to it.
///
///     let waiter = state.withLock { state -> Waiter? in
///       guard case .waiting(let waiter) = state else { return nil }
///       state = .idle
///       return waiter
///     }
///
/// What lies in a slot of its own is found by `TakenCarriers`, too, which says no more of it then.
extension ObligationFinder {
  mutating func takenResult(_ variable: VarID, _ value: Value, at point: Point) {
    let (call, part): (CallID, Int?)
    switch value {
    case .call(let id): (call, part) = (id, nil)
    case .member(.call(let id), let name):
      guard let index = Int(name) else { return }
      (call, part) = (id, index)
    default: return
    }
    guard file[variable].isConstant, file[variable].name != "_", !file[variable].name.isEmpty, file[call].tried == nil,
      let origin = ActionOrigins(program: program).origin(
        ofResult: call, part: part, declared: declaredType(of: variable, in: point.body), file: fileIndex)
    else { return }
    var obligation = Obligation(
      primitive: origin.holding.primitive, scope: point.body.id, holders: [.variable(variable), value],
      trigger: point.instruction, begin: file[variable].range, carrier: file[variable].name)
    if part != nil { obligation.holders = [.variable(variable)] }
    lay(origin, in: variable, &obligation)
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }

  private func declaredType(of variable: VarID, in body: Body) -> TypedRef? {
    file[variable].type.map { TypedRef($0, program.context(of: BodyRef(file: fileIndex, body: body.id))) }
  }
}

extension ActionOrigins {
  /// What lies in a call's result, or in a part of the tuple that it is; `nil` where others may have it as well.
  /// - Parameter declared: the type with which what is given the result is declared.
  func origin(ofResult call: CallID, part: Int?, declared: TypedRef? = nil, file: Int) -> Origin? {
    let site = program.files[file][call]
    guard mayGive(site, file: file), let target = giver(site, file: file),
      let type = declared ?? resultType(of: target, part),
      let place = ActionPlaces(program: program).place(in: type), isWaitedFor(place.holding.primitive),
      let given = results(of: target, part: part, steps: Self.longestChain)
    else { return nil }
    var taken: Given?
    for item in given where item.value != .literal(.nil) && item.value != .aggregate([]) {
      let operand = TakenOperand(
        program: program, ref: item.ref, block: item.block, budget: budget, heedsParameters: false)
      guard operand.isTaken(item.value, parts: place.parts) else { return nil }
      taken = taken ?? item
    }
    return taken.map { Origin(place: place, type: carrier(in: type, at: place), given: $0) }
  }

  private func isWaitedFor(_ primitive: Primitive) -> Bool {
    primitive.kind == .continuation || primitive.kind == .promise
  }

  /// The body that gives a call its result: a function of the sources, or a closure that runs at once.
  private func giver(_ site: CallSite, file: Int) -> BodyRef? {
    if case .body(let closure)? = site.arguments.last?.value {
      guard program.models.mode(of: site, label: site.arguments.last?.label) == .nowOnce else { return nil }
      return BodyRef(file: file, body: closure)
    }
    return program.resolve(site, file: file)?.target
  }

  private func mayGive(_ site: CallSite, file: Int) -> Bool {
    if case .body? = site.arguments.last?.value { return true }
    return site.name.map { program.results.mayGiveCarrier($0) } ?? false
  }

  private func resultType(of ref: BodyRef, _ part: Int?, steps: Int = longestChain) -> TypedRef? {
    guard steps > 0 else { return nil }
    guard let written = program.body(ref).result else { return resultType(given: ref, part, steps) }
    let type = TypedRef(written, program.context(of: ref))
    guard let part else { return type }
    guard case .tuple(let parts, _) = program.types.resolved(type).type, parts.indices.contains(part) else {
      return nil
    }
    return type.with(parts[part])
  }

  /// That of what a closure calls, or gives by a name: `{ $0.finish() }`, `{ let all = $0.waiters; …; return all }`.
  private func resultType(given ref: BodyRef, _ part: Int?, _ steps: Int) -> TypedRef? {
    guard program.body(ref).isClosure else { return nil }
    for block in program.body(ref).blocks {
      guard case .exit(let exit) = block.terminator, let value = exit.value else { continue }
      if case .call(let id) = value, let target = giver(program.files[ref.file][id], file: ref.file) {
        return resultType(of: target, part, steps: steps - 1)
      }
      if part == nil, case .instance(let type)? = program.staticType(of: value, in: ref) { return type }
    }
    return nil
  }

  /// All that a body gives its caller, or the parts of that; `nil` where one of them is unknown.
  private func results(of ref: BodyRef, part: Int?, steps: Int) -> [Given]? {
    let body = program.body(ref)
    let file = program.files[ref.file]
    var all: [Given] = []
    for block in body.reachable(from: Body.entry).sorted() {
      guard case .exit(let exit) = body.blocks[block].terminator, !exit.isThrow else { continue }
      budget.spend(1)
      guard budget.left > 0, steps > 0, var value = exit.value else { return nil }
      if part != nil, case .variable(let id) = value, file[id].isConstant, let definition = file[id].definition {
        value = definition
      }
      switch (part, value) {
      case (let part?, .tuple(let parts)) where parts.indices.contains(part):
        all.append(Given(value: parts[part], ref: ref, block: block))
      case (_?, .call(let id)):
        guard let target = giver(file[id], file: ref.file),
          let inner = results(of: target, part: part, steps: steps - 1)
        else { return nil }
        all += inner
      case (_?, _): return nil
      case (nil, _): all.append(Given(value: value, ref: ref, block: block))
      }
    }
    return all
  }
}
