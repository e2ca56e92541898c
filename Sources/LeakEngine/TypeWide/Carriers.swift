import LeakAST
import LeakDomain
import LeakFlow

/// Which local variables carry an obligation, by their declared type or by what hands them out.
struct Carriers {
  let view: SlotView
  let file: Int
  private var flow: FlowFile { view.program.files[file] }

  /// The variable that carries an obligation into a value: itself, or an argument of what wraps it.
  func carrier(in value: Value, depth: Int = 4) -> VarID? {
    guard depth > 0 else { return nil }
    switch value {
    case .variable(let id):
      if carries(id) { return id }
      if let added = added(to: value, depth) { return added }
      if isReceived(value, id) { return id }
      guard let definition = flow[id].definition, definition != value, flow[id].isLet else { return nil }
      return wraps(definition) ? carrier(in: definition, depth: depth - 1) : nil
    case .member(.variable(let id), _): return isReceived(value, id) ? id : nil
    case .tuple(let parts), .aggregate(let parts), .operation("+", let parts):
      return parts.lazy.compactMap { carrier(in: $0, depth: depth - 1) }.first
    case .call(let id):
      guard isConstruction(flow[id]) else { return nil }
      return flow[id].arguments.lazy.compactMap { carrier(in: $0.value, depth: depth - 1) }.first
    case .body(let closure): return view.slot.primitive.isCalled ? discharged(by: closure) : nil
    default: return nil
    }
  }

  /// The closures, with those in them, of which a stored value is made.
  func closures(in value: Value, depth: Int = 4) -> Set<BodyID> {
    guard depth > 0 else { return [] }
    let parts: [Value]
    switch value {
    case .body(let closure): return Set(view.program.family(of: BodyRef(file: file, body: closure)))
    case .variable(let id): parts = [flow[id].definition].compactMap { $0 }.filter { $0 != value && wraps($0) }
    case .tuple(let all), .aggregate(let all): parts = all
    case .call(let id): parts = isConstruction(flow[id]) ? flow[id].arguments.map(\.value) : []
    default: parts = []
    }
    return parts.reduce(into: []) { $0.formUnion(closures(in: $1, depth: depth - 1)) }
  }

  /// Whether a carrier is itself a part of a stored value, and not only a closure that discharges it.
  func isOperand(_ carrier: VarID, of value: Value, depth: Int = 4) -> Bool {
    guard depth > 0 else { return true }
    switch value {
    case .variable(carrier): return true
    case .member: return value.rootVariable == carrier
    case .variable(let id):
      guard let definition = flow[id].definition, definition != value, wraps(definition) else { return false }
      return isOperand(carrier, of: definition, depth: depth - 1)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      return parts.contains { isOperand(carrier, of: $0, depth: depth - 1) }
    case .call(let id):
      return isConstruction(flow[id])
        && flow[id].arguments.contains { isOperand(carrier, of: $0.value, depth: depth - 1) }
    default: return false
    }
  }

  /// Whether a value is a carrier that a function got from outside as a part of something else: `request.promise`, or
  /// one of `let (bytes, promise) = unwrapOutboundIn(data)`.
  private func isReceived(_ value: Value, _ root: VarID) -> Bool {
    guard !view.slot.primitive.isCalled, isGiven(root) else { return false }
    if isWrapped(value, in: flow[flow[root].owner]) { return true }
    let name = view.program.typeName(of: value, file: file, in: flow[flow[root].owner])
    return name.flatMap(view.program.models.primitive(ofCarrier:))?.kind == view.slot.primitive.kind
  }

  private func isGiven(_ variable: VarID) -> Bool {
    let owner = flow[flow[variable].owner]
    if owner.parameters.contains(where: { $0.variable == variable }) { return !owner.isClosure }
    switch flow[variable].definition {
    case .call(let id)?, .member(.call(let id), _)?:
      return flow[variable].isLet && view.program.models.traits(of: flow[id]).contains { $0.resultType != nil }
    default: return false
    }
  }

  /// What a closure, or one in it, discharges: the continuation that it resumes, or the handler that it calls.
  private func discharged(by closure: BodyID) -> VarID? {
    let inside = Set(view.program.family(of: BodyRef(file: file, body: closure)))
    return flow.calls.lazy.filter { inside.contains($0.body) }.compactMap { discharged(by: $0) }
      .first { !inside.contains(flow[$0].owner) }
  }

  private func discharged(by site: CallSite) -> VarID? {
    switch site.callee {
    case .variable(let id): return !flow[flow[id].owner].isClosure && carries(id) ? id : nil
    case .member(.variable(let id), let name):
      return continuation(id)?.discharges.contains(name) == true ? id : nil
    default: return nil
    }
  }

  /// What a closure that is stored discharges by this variable.
  func captured(_ carrier: VarID) -> Primitive? { view.slot.primitive.isCalled ? continuation(carrier) : nil }

  /// `list.append(continuation)`, before the list is stored.
  private func added(to list: Value, _ depth: Int) -> VarID? {
    flow.calls.lazy.filter { $0.receiver == list && view.program.models.has($0.name ?? "", .addsElement) }
      .compactMap { $0.arguments.first.flatMap { carrier(in: $0.value, depth: depth - 1) } }.first
  }

  /// `slot = eventLoop.makePromise()`, or what is made with a new promise in it: `Request(id: id, promise: eventLoop.makePromise())`
  func isNewPromise(_ value: Value, depth: Int = 4) -> Bool {
    guard view.slot.primitive.kind == .promise, depth > 0 else { return false }
    switch value {
    case .call(let id):
      if flow[id].name.flatMap({ view.program.models.primitive(resultOf: $0) })?.kind == .promise { return true }
      return isConstruction(flow[id])
        && (flow[id].arguments.contains { isNewPromise($0.value, depth: depth - 1) } || makesPromise(flow[id]))
    case .tuple(let parts), .aggregate(let parts): return parts.contains { isNewPromise($0, depth: depth - 1) }
    case .variable(let id):
      guard flow[id].isLet, let definition = flow[id].definition, definition != value, wraps(definition),
        isMade(flow[id]) == false
      else { return false }
      return isNewPromise(definition, depth: depth - 1)
    default: return false
    }
  }

  /// Whether the initialiser that a call is of keeps a new promise: `init(loop: EventLoop) { promise = loop.makePromise() }`
  private func makesPromise(_ site: CallSite) -> Bool {
    guard let kept = view.slot.member, let made = view.program.resolve(site, file: file)?.target,
      view.program.body(made).kind == .function(.initializer)
    else { return false }
    let carriers = Carriers(view: view, file: made.file)
    return view.program.body(made).blocks.lazy.flatMap(\.instructions).contains { instruction in
      switch instruction.kind {
      case .assign(.global(kept), .call(let id)), .assign(.member(.selfReference, kept), .call(let id)):
        carriers.isNewPromise(.call(id), depth: 1)
      default: false
      }
    }
  }

  private func wraps(_ value: Value) -> Bool {
    switch value {
    case .call(let id): isConstruction(flow[id])
    case .tuple, .aggregate, .variable, .body: true
    default: false
    }
  }

  /// `Type(…)`, `.case(…)`, `Type.case(…)`
  func isConstruction(_ site: CallSite) -> Bool {
    switch site.callee {
    case .implicitMember: true
    case .global(let name): name.isCapitalized
    case .member(.global(let type), _): type.isCapitalized
    default: false
    }
  }

  func carries(_ id: VarID) -> Bool {
    let variable = flow[id]
    let owner = flow[variable.owner]
    guard let parameter = owner.parameters.first(where: { $0.variable == id }) else { return isMade(variable) }
    if isWrapped(.variable(id), in: owner) { return true }
    if view.slot.primitive.isCalled {
      let type = variable.type.map { view.program.resolvingAlias($0, in: BodyRef(file: file, body: owner.id)) }
      return view.program.models.isHandler(label: parameter.label, name: variable.name, type: type)
        || type?.functionType != nil && !owner.isClosure && view.isOfAnswers
    }
    if let name = typeName(of: variable) { return view.program.models.primitive(ofCarrier: name) != nil }
    return owner.isClosure && owner.parameters.first == parameter && handedOut(by: owner.id) != nil
  }

  /// The name of the nominal type that is declared, generic arguments left out, also where that has another name.
  private func typeName(of variable: Variable) -> String? {
    guard let type = variable.type?.unwrapped, case .named(let name, _) = type else { return nil }
    guard view.program.types.isAlias(name) else { return name }
    let context = view.program.context(of: BodyRef(file: file, body: variable.owner))
    guard case .named(let meant, _) = view.program.types.resolved(TypedRef(type, context)).type else { return nil }
    return meant
  }

  /// What a function is given is a struct of which one member is a carrier, as in `func enqueue(_ waiter: Waiter)`.
  /// What holds the continuation of a stream is more often a handle, which need not be used.
  private func isWrapped(_ value: Value, in owner: Body) -> Bool {
    guard !owner.isClosure, view.slot.member != nil || isState, view.slot.primitive.kind != .stream,
      case .instance(let type)? = view.program.staticType(
        of: value, in: BodyRef(file: file, body: owner.id)),
      let holding = CarrierTypes(program: view.program, isKept: true).holding(type)
    else { return false }
    return (isState ? holding.member != nil : holding.member == view.slot.member) && holding.shape == .single
      && holding.primitive.kind == view.slot.primitive.kind
  }

  /// A state may have the struct in one of its cases.
  private var isState: Bool { if case .state = view.slot.shape { true } else { false } }

  /// The continuation that a parameter is.
  private func continuation(_ id: VarID) -> Primitive? {
    let variable = flow[id]
    let owner = flow[variable.owner]
    guard let parameter = owner.parameters.first(where: { $0.variable == id }) else { return nil }
    let declared = typeName(of: variable).flatMap { view.program.models.primitive(ofCarrier: $0) }
    let found = declared ?? (owner.parameters.first == parameter ? handedOut(by: owner.id) : nil)
    return found?.kind == .continuation ? found : nil
  }

  /// The closure is the body of `withCheckedContinuation`, or builds a stream.
  private func handedOut(by closure: BodyID) -> Primitive? {
    let known = flow.calls.lazy.compactMap { site -> Primitive? in
      guard let name = site.name, site.arguments.last?.value == .body(closure) else { return nil }
      let ref = BodyRef(file: file, body: site.body)
      if case .global = site.callee, let stream = view.program.stream(ofType: name, in: ref) { return stream }
      return view.program.models.primitive(givenToClosureOf: name)
    }.first
    guard known == nil else { return known }
    let given = CarrierGivers(program: view.program).given(toClosure: closure, in: file)
    return given.flatMap { $0.position == 0 ? $0.primitive : nil }
  }

  /// `let (stream, continuation) = AsyncStream.makeStream()`, `let promise = eventLoop.makePromise(of: Int.self)`
  private func isMade(_ variable: Variable) -> Bool {
    switch variable.definition {
    case .member(.call(let id), "1"): return flow[id].name == "makeStream"
    case .call(let id):
      let made = flow[id].name.flatMap { view.program.models.primitive(resultOf: $0) }
      return made?.kind == view.slot.primitive.kind
    default: return false
    }
  }
}
