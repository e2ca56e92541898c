import LeakDomain
import LeakFlow
import LeakModel

/// The carrier in an object that only keeps it: `let box = ResumeBox(continuation)`, `let request = Request(promise: promise)`.
/// What its methods do to the obligation says a summary of each; what else gets the object has the obligation.
extension ObligationAnalysis {
  /// How it stands when a call has made such an object of the carrier, which then gets a name or is given back. Elsewhere
  /// it is an argument or an element.
  func wrapped(by id: CallID, _ site: CallSite, _ state: Tracked) -> Tracked? {
    guard primitive.isHandedAround, state.status == .open, state.gathering == .single, isNamedOrReturned(id, site)
    else {
      return nil
    }
    let carrying = site.arguments.indices.filter { state.carries(site.arguments[$0].value) }
    guard carrying.count == 1, let operand = carrying.first, state.isHolder(site.arguments[operand].value),
      let member = Wrappers(program: program).member(keeping: operand, of: id, in: ref(site))
    else { return nil }
    var state = state
    state.isKept(as: member, by: .call(id))
    return state
  }

  private func ref(_ site: CallSite) -> BodyRef { BodyRef(file: fileIndex, body: site.body) }

  private func isNamedOrReturned(_ id: CallID, _ site: CallSite) -> Bool {
    file[site.body].blocks.contains { block in
      if case .exit(let exit) = block.terminator, exit.value == .call(id) { return true }
      return block.instructions.contains { instruction in
        if case .bind(_, .call(id)) = instruction.kind { true } else { false }
      }
    }
  }

  /// A method of an object that keeps the carrier, one of `self` among them where that does. `nil` for another call.
  func onWrapper(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    let object = object(of: site)
    guard state.wrappers.contains(object) else { return nil }
    if case .member(_, let name) = site.callee, primitive.isCalled, program.models.isReport(name) {
      return [Way(state, facts)]
    }
    let way = Way(state, facts)
    guard state.status == .open, !givesAnything(site, state), let member = member(in: object, state),
      let method = program.resolve(site, file: fileIndex)?.target, program.body(method).kind == .function(.function),
      Wrappers(program: program).onlyKeeps(method)
    else { return object == .selfReference && !isOwn(site) ? nil : [handing(site, way)] }
    let summary = program.summary(of: method, member: member, primitive: primitive)
    if summary.isUnfinished { return [] }
    let ways = summary.distinguishable.compactMap { outcome -> Way<Tracked>? in
      var outcome = outcome
      // Of two that meet it the object may let the first one through only.
      if outcome.status == .discharged { outcome.status = .handed }
      return following(outcome, of: method, id, site, way)
    }
    return ways.isEmpty ? [handing(site, way)] : ways
  }

  /// A closure that runs under a lock which guards the carrier, and is given it.
  func underLock(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    guard keptMember != nil, let lock = site.receiver, state.isHolder(lock), site.arguments.count == 1,
      case .body(let closure) = site.arguments[0].value, mode(of: site, site.arguments[0]) == .nowOnce,
      let guarded = file[closure].parameters.first.map({ Value.variable($0.variable) }), !isActive(closure)
    else { return nil }
    var state = state
    state.addHolder(guarded)
    return now(closure, call: id, state: state, facts: facts).map { way in
      var way = way
      if !way.state.isHolder(guarded) { way.state.removeHolder(lock) }
      way.state.removeHolder(guarded)
      return way
    }
  }

  private func handing(_ site: CallSite, _ way: Way<Tracked>) -> Way<Tracked> {
    var way = way
    handOver(&way.state, at: site.range)
    return way
  }

  /// What a method is called on, or what is called like a function.
  private func object(of site: CallSite) -> Value {
    switch site.callee {
    case .global: .selfReference
    case .member(let receiver, _): receiver
    default: site.callee
    }
  }

  /// Whether a name alone is that of a method of the object.
  private func isOwn(_ site: CallSite) -> Bool {
    guard let method = program.resolve(site, file: fileIndex)?.target else { return false }
    return program.body(method).kind == .function(.function) && program.type(around: method) != nil
  }

  private func givesAnything(_ site: CallSite, _ state: Tracked) -> Bool {
    passesCarrier(site, state) || site.arguments.contains { closure(in: $0.value, state) != nil }
  }

  func member(in object: Value, _ state: Tracked) -> String? {
    if object == .selfReference { return keptMember.flatMap { state.isHolder(.global($0)) ? $0 : nil } }
    for case .member(object, let name) in state.holders { return name }
    return nil
  }
}
