import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Finds the obligations of a file.
struct ObligationFinder {
  let program: Program
  let fileIndex: Int
  private let judged: JudgedFunctions?
  var found: [Obligation] = []
  /// What the body that is looked at asks for its case.
  private(set) var choices: Set<Value> = []
  let file: FlowFile

  /// An instruction and the body in which it stands.
  struct Point {
    var body: Body
    var block: Int
    var instruction: Instruction.Kind
  }

  /// - Parameter judged: the functions of which obligations are wanted; `nil` for all.
  init(_ program: Program, file: Int, _ judged: JudgedFunctions? = nil) {
    self.program = program
    self.fileIndex = file
    self.file = program.files[file]
    self.judged = judged
  }

  mutating func find() -> [Obligation] {
    for body in file.bodies {
      if let judged, !judged.contains(program.root(of: BodyRef(file: fileIndex, body: body.id))) { continue }
      choices = Self.choices(in: body)
      parameters(of: body)
      callbackPair(of: body)
      operation(body)
      ownCarrier(body)
      keptCarrier(body)
      ownState(body)
      mainProgram(body)
      keptHandlers(givenBy: body)
      for block in body.blocks.indices {
        for instruction in body.blocks[block].instructions {
          let point = Point(body: body, block: block, instruction: instruction.kind)
          switch instruction.kind {
          case .call(let id):
            if let name = file[id].name { named(file[id], name, at: point) }
            if file[id].name == "wait" { awaitedMember(file[id], at: point) }
            // What a model knows already is no more than that.
            droppedResult(id, at: point)
            givenHandlers(file[id])
            keptHandlers(memberwise: file[id], id, in: body)
            givenCarriers(file[id], in: body)
            actionCases(.call(id), madeBy: id, at: point)
          case .bind(let variable, _) where file[variable].sequence != nil: streamElement(variable, at: point)
          case .bind(let variable, let value?):
            binding(variable, value, at: point)
            keptHandlers(value, in: .variable(variable), of: body)
          case .assign(let target, let value): keptHandlers(value, in: target, of: body)
          default: break
          }
        }
      }
    }
    leftByCallbacks()
    return found
  }

  private static func choices(in body: Body) -> Set<Value> {
    var found: Set<Value> = []
    for block in body.blocks {
      if case .branch(.isCase(let value, _), _, _, _, _) = block.terminator { found.insert(value) }
    }
    return found
  }

  private mutating func named(_ site: CallSite, _ name: String, at point: Point) {
    if mayBegin(name) {
      call(site, name, at: point)
    } else if program.types.isAlias(name) {
      stream(builtBy: site, name, at: point)
    }
  }

  private mutating func call(_ site: CallSite, _ name: String, at point: Point) {
    let known = (site.qualifiedName ?? madeFor(site, at: point)).flatMap(program.models.primitive(givenToClosureOf:))
    if let primitive = known ?? program.models.primitive(givenToClosureOf: name)
      ?? program.models.primitive(givenToClosureOf: site.nameWithFirstLabel)
    {
      continuation(site, primitive, in: point.body)
    }
    stream(builtBy: site, name, at: point)
    if name == "enter", site.arguments.isEmpty { enter(site, at: point) }
    if program.models.mayBegin(name) || program.index.semaphores.takers.contains(name) {
      acquired(site, name, at: point)
      takenOfSelf(site, name, at: point)
    }
  }

  /// `Response(body:).init` of an `.init` that is given to a function under a label: what is made tells the parameter.
  private func madeFor(_ site: CallSite, at point: Point) -> String? {
    guard site.callee == .implicitMember("init"), site.arguments.count == 1, site.arguments[0].label == nil,
      case .call(let id) = point.instruction
    else { return nil }
    for instruction in point.body.blocks[point.block...].lazy.flatMap(\.instructions) {
      guard case .call(let outer) = instruction.kind, let name = file[outer].name,
        let label = file[outer].arguments.first(where: { $0.value == .call(id) })?.label
      else { continue }
      return "\(name)(\(label):).init"
    }
    return nil
  }

  private func mayBegin(_ name: String) -> Bool {
    program.models.mayBeBeginning(name) || program.index.semaphores.takers.contains(name)
  }

  private mutating func binding(_ variable: VarID, _ value: Value, at point: Point) {
    switch value {
    case .member(.call(let id), let place):
      if place == "1", let primitive = stream(madeBy: file[id]) {
        made(primitive, id, holder: .variable(variable), at: point)
      } else if let primitive = pending(madeBy: file[id]) {
        pendingParts(primitive, place, id, at: point)
      } else {
        unwrapped(variable, id, at: point)
        takenResult(variable, value, at: point)
      }
    case .call(let id):
      if let primitive = stream(madeBy: file[id]) {
        made(primitive, id, holder: .member(.variable(variable), "continuation"), at: point)
      } else if let primitive = pending(madeBy: file[id]) {
        pendingWhole(primitive, variable, file[id], at: point)
      } else if case .global(let type) = file[id].callee,
        let primitive = program.models.primitive(.semaphore, type: type)
      {
        semaphore(primitive, variable, file[id], at: point)
      } else {
        madePromise(variable, file[id], at: point)
        custom(variable, id, at: point)
        unwrapped(variable, id, at: point)
        takenResult(variable, value, at: point)
        if file[variable].isConstant { actionCases(.variable(variable), madeBy: id, at: point) }
      }
    case .payload: actionPayload(variable, value, at: point)
    default: break
    }
  }

  // MARK: Continuations and handlers

  private mutating func parameters(of body: Body) {
    let ref = BodyRef(file: fileIndex, body: body.id)
    for (number, parameter) in body.parameters.enumerated() {
      let variable = file[parameter.variable]
      let type = parameter.type.map { program.resolvingAlias($0, in: ref) }
      guard let primitive = program.primitive(ofParameter: number, of: ref) else {
        immediate(parameter, number, type, in: body)
        answering(parameter, number, type, in: body)
        wrapped(parameter, number, in: body)
        toldByResult(parameter, number, in: body)
        actionCases(givenBy: parameter, in: body)
        streamHelper(parameter, number, in: body)
        enteredGroup(parameter, number, in: body)
        continue
      }
      if primitive.kind == .handler, program.isCalledForEach(parameter.variable, of: ref) { continue }
      var obligation = Obligation(
        primitive: primitive, scope: body.id, holders: [.variable(parameter.variable)], begin: variable.range,
        carrier: variable.name)
      obligation.throwTellsCaller = body.throwing != .never
      obligation.returnTellsCaller =
        body.isAsync && primitive.kind == .handler && program.models.tellsSuccessOnly(name: variable.name, type: type)
      obligation.needsDischarge = !program.dropsContinuation(ref, parameter: number)
      obligation.tellsDropping = primitive.kind == .handler && doesSomething(body)
      if primitive.kind == .handler {
        obligation.parameter = number
        // It is given the value that there is; most callers want none.
        obligation.isMinor =
          parameter.isEmptyByDefault && type?.functionType?.parameters.isEmpty == false
          && program.models.tellsSuccessOnly(name: variable.name, type: type)
      }
      if primitive.kind == .promise { weigh(&obligation, of: body) }
      if primitive.ending != nil { obligation.carrierType = parameter.type.map { program.meant(by: $0, in: ref) } }
      found.append(obligation)
    }
  }

  /// Whether a function is more than a stub that satisfies a protocol, or that an heir overrides.
  func doesSomething(_ body: Body) -> Bool {
    !body.modifiers.contains("override")
      && body.blocks.contains { block in
        block.instructions.contains { if case .call = $0.kind { true } else { false } }
      }
  }

  private mutating func continuation(_ site: CallSite, _ primitive: Primitive, in body: Body) {
    guard case .body(let closure)? = site.arguments.last?.value else { return }
    let carriers = carriers(primitive, among: file[closure].parameters.map(\.variable))
    guard !carriers.isEmpty, !primitive.isOptional || isMet(carriers, primitive, in: closure) else { return }
    continuation(primitive, carriers, of: closure, site, in: body)
  }

  /// What a call gives to its closure for good.
  mutating func continuation(
    _ primitive: Primitive, _ carriers: [VarID], of closure: BodyID, _ site: CallSite, in body: Body
  ) {
    guard let carrier = carriers.first else { return }
    var obligation = Obligation(
      primitive: primitive, scope: closure, holders: carriers.map(Value.variable), begin: site.nameRange,
      waiter: site.nameRange, carrier: name(of: carrier, primitive))
    obligation.scopeRunsNow = primitive.kind != .handler && primitive.kind != .action
    // A promise whose body throws is rejected; a framework whose closure throws is told.
    obligation.throwTellsCaller = primitive.kind == .promise || primitive.kind == .custom
    obligation.selfIsAlive = primitive.kind == .continuation && holdsSelf(body)
    found.append(obligation)
  }

  /// Whether anything in a closure discharges.
  private func isMet(_ carriers: [VarID], _ primitive: Primitive, in closure: BodyID) -> Bool {
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: closure)))
    return file.calls.contains { site in
      guard family.contains(site.body), case .variable(let id)? = site.receiver else { return false }
      return carriers.contains(id) && primitive.isMet(by: site, in: file)
    }
  }

  /// The parameters of a closure that carry a primitive: both of `{ fulfill, reject in`, the handler of `{ _, _, done in`.
  private func carriers(_ primitive: Primitive, among parameters: [VarID]) -> [VarID] {
    switch primitive.kind {
    case .promise: return parameters
    case .handler:
      let named = parameters.first { program.models.has(file[$0].name, .completionHandler) }
      return named.map { [$0] } ?? (parameters.count == 1 ? parameters : [])
    default: return parameters.first.map { [$0] } ?? []
    }
  }

  /// A carrier without a name is called by what it is.
  private func name(of variable: VarID, _ primitive: Primitive) -> String {
    let name = file[variable].name
    return name != "_" ? name : primitive.kind == .custom ? primitive.name : primitive.kind.rawValue
  }

  /// Whether the task that waits in `body` holds `self` strongly for as long.
  private func holdsSelf(_ body: Body) -> Bool {
    var current = body
    while !current.capturesSelfWeakly {
      guard let parent = current.parent else { return current.typeName != nil }
      current = file[parent]
    }
    return false
  }
}
