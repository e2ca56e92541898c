import LeakDomain
import LeakFlow
import LeakModel

/// The carrier in an object that only keeps it: `let box = ResumeBox(continuation)`, `let request = Request(promise: promise)`.
/// What its methods do to the obligation says a summary of each; what else gets the object has the obligation.
extension ObligationAnalysis {
  /// How it stands when a call has made such an object, of the carrier, of a closure that meets it, or of another such
  /// object, and the object then gets a name or is given back. Elsewhere it is an argument or an element.
  func wrapped(by id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> Tracked? {
    guard primitive.isHandedAround || primitive.kind == .stream, state.status == .open, state.gathering == .single,
      !site.arguments.isEmpty
    else {
      return nil
    }
    let carrying = site.arguments.indices.filter { operand in
      let value = site.arguments[operand].value
      return state.carries(value) || closure(in: value, state) != nil
    }
    guard carrying.count == 1, let operand = carrying.first, isNamedOrReturned(id, site, depth: 0),
      let member = Wrappers(program: program).member(keeping: operand, of: id, in: ref(site))
    else { return nil }
    let value = site.arguments[operand].value
    var state = state
    if state.isHolder(value) {
      state.isKept(as: member, by: .call(id))
    } else if state.wrappers.contains(value) {
      state.isNamed(.member(.call(id), member), as: value)
      state.wrappers.append(.call(id))
    } else if state.answers.contains(value) || closure(in: value, state).map({ isAnswer($0, state, facts) }) ?? false {
      state.isAnswered(by: member, of: .call(id))
    } else {
      return nil
    }
    return state
  }

  private func ref(_ site: CallSite) -> BodyRef { BodyRef(file: fileIndex, body: site.body) }

  private func isNamedOrReturned(_ id: CallID, _ site: CallSite, depth: Int) -> Bool {
    file[site.body].blocks.contains { block in
      if case .exit(let exit) = block.terminator, exit.value == .call(id) { return true }
      return block.instructions.contains { instruction in
        switch instruction.kind {
        case .bind(_, .call(id)): true
        case .call(let outer): depth < 4 && keeps(id, outer) && isNamedOrReturned(outer, site, depth: depth + 1)
        default: false
        }
      }
    }
  }

  /// Whether another object is made of this one and only keeps it.
  private func keeps(_ id: CallID, _ outer: CallID) -> Bool {
    guard let operand = file[outer].arguments.firstIndex(where: { $0.value == .call(id) }) else { return false }
    return Wrappers(program: program).member(keeping: operand, of: outer, in: ref(file[outer])) != nil
  }

  /// A method of an object that keeps the carrier, one of `self` among them where that does. `nil` for another call.
  func onWrapper(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>]? {
    let object = object(of: site)
    guard state.wrappers.contains(object) else { return nil }
    if case .member(_, let name) = site.callee, primitive.isCalled, program.models.isReport(name) {
      return [Way(state, facts)]
    }
    let way = Way(state, facts)
    guard state.status == .open, !givesAnything(site, state), let (member, primitive) = member(in: object, state),
      let method = program.resolve(site, file: fileIndex)?.target, program.body(method).kind == .function(.function),
      Wrappers(program: program).onlyKeeps(method)
    else { return object == .selfReference && !isOwn(site) ? nil : [apply(.handed, site, way, outcome: way.outcome)] }
    let summary = program.summary(of: method, member: member, primitive: primitive)
    if summary.isUnfinished { return [] }
    let ways = summary.distinguishable.compactMap { outcome -> Way<Tracked>? in
      var outcome = outcome
      // Of two that meet it the object may let the first one through only.
      if outcome.status == .discharged { outcome.status = .handed }
      return following(outcome, of: summary, method, id, site, way)
    }
    return ways.isEmpty ? [apply(.handed, site, way, outcome: way.outcome)] : ways
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

  /// The member that keeps it, and what it is there: a closure that meets it is to be called like any handler.
  func member(in object: Value, _ state: Tracked) -> (name: String, primitive: Primitive)? {
    if object == .selfReference {
      return keptMember.flatMap { state.isHolder(.global($0)) ? ($0, primitive) : nil }
    }
    for case .member(object, let name) in state.holders { return (name, primitive) }
    for case .member(object, let name) in state.answers { return (name, .handler) }
    return nil
  }
}
