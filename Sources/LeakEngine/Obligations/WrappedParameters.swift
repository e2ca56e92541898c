import LeakAST
import LeakDomain
import LeakFlow

/// Structs with a continuation, promise or completion handler in them, such as requests, that a function is given for good:
///
///     func enqueue(_ request: Request) { if isClosed { return } … waiting.append(request) }
///
/// Omissions: functions that return something; structs that their callers keep, or may keep; what a method of the struct
/// does, or a function that a path asks about it.
extension ObligationFinder {
  /// A promise, or a struct with one, that a handler unwraps of what its neighbour writes: it has it for good.
  ///
  ///     let (request, promise) = unwrapOutboundIn(data)
  mutating func unwrapped(_ variable: VarID, _ call: CallID, at point: Point) {
    let ref = BodyRef(file: fileIndex, body: point.body.id)
    guard point.body.kind == .function(.function), !file[variable].name.isEmpty,
      program.models.traits(of: file[call]).contains(where: { $0.resultType != nil }),
      case .instance(let type)? = program.staticType(of: .variable(variable), in: ref),
      let holding = CarrierTypes(program: program).holding(type), holding.shape == .single, !holding.isLocked,
      holding.primitive.kind == .continuation || holding.primitive.kind == .promise,
      !asks(point.body, about: variable, holding)
    else { return }
    var obligation = Obligation(
      primitive: holding.primitive, scope: point.body.id, holders: [.variable(variable)], trigger: point.instruction,
      begin: file[variable].range, carrier: file[variable].name)
    // What it was unwrapped of goes on with it.
    obligation.holders += file[call].arguments.map(\.value)
    obligation.member = holding.member
    obligation.needsDischarge = true
    found.append(obligation)
  }

  mutating func wrapped(_ parameter: BodyParameter, _ number: Int, in body: Body) {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard body.kind == .function(.function), body.result?.isVoid ?? true, let type = parameter.type else { return }
    let typed = TypedRef(type, program.context(of: ref))
    guard let holding = CarrierTypes(program: program).holding(typed) else { return }
    wrappedState(parameter, number, in: body, holding, typed)
    if holding.depth == 1, holding.shape == .list { wrappedList(parameter, number, in: body, holding, typed) }
    guard let member = holding.member, holding.shape == .single, !holding.isLocked, isOwed(holding, in: typed),
      !asks(body, about: parameter.variable, holding),
      isGivenForGood(ref, number, holding.primitive, steps: 3)
        || answersAlone(parameter.variable, holding, among: [body])
          && isGivenForGood(ref, number, holding.primitive, steps: 3, orUnseen: true)
    else { return }
    let variable = file[parameter.variable]
    var obligation = Obligation(
      primitive: holding.primitive, scope: body.id, holders: [.variable(parameter.variable)], begin: variable.range,
      carrier: variable.name)
    obligation.member = member
    obligation.carrierType = carrierType(in: typed)
    obligation.throwTellsCaller = body.throwing != .never
    obligation.needsDischarge = true
    found.append(obligation)
  }

  /// The type of what a request, or each of a list of them, holds.
  func carrierType(in type: TypedRef) -> TypeRef? {
    let element = if case .array(let element) = type.type { type.with(element) } else { type }
    return ActionPlaces(program: program).place(in: element).flatMap {
      ActionOrigins(program: program).carrier(in: element, at: $0)
    }
  }

  /// Whether a body decides by something of the struct: it may have been answered before, or be none to be answered.
  func asks(_ body: Body, about variable: VarID, _ holding: CarrierTypes.Holding) -> Bool {
    program.family(of: BodyRef(file: fileIndex, body: body.id)).contains { id in
      file[id].blocks.contains { block in
        guard case .branch(let test, _, _, _, _) = block.terminator, let subject = test.subject,
          !comparesNumbers(subject)
        else { return false }
        return mentions(subject, variable, steps: 3) && !isForAnswer(test, to: variable, holding, in: body)
      }
    }
  }

  /// Whether what a request holds has to be met: a continuation, a promise, or a closure that is a completion handler
  /// by its name, and not what is called when something happens, such as `onFinish`.
  private func isOwed(_ holding: CarrierTypes.Holding, in type: TypedRef) -> Bool {
    switch holding.primitive.kind {
    case .continuation, .promise: return true
    case .handler:
      guard let member = holding.member, program.has(member, .completionHandler), !program.has(member, .registration),
        let key = program.types.key(of: program.types.resolved(type))
      else { return false }
      return program.members.property(member, of: key)?.isLet ?? false
    default: return false
    }
  }

  /// Whether something is asked to be larger than another: that tells of no state, and not that there is nothing to be answered.
  func comparesNumbers(_ subject: Value) -> Bool {
    guard case .operation(let name, let parts) = subject, ["<", "<=", ">", ">="].contains(name) else { return false }
    return parts.allSatisfy { part in
      switch part {
      case .variable, .member(.variable, _), .global, .member(.selfReference, _), .literal: true
      default: false
      }
    }
  }

  private func mentions(_ value: Value, _ variable: VarID, steps: Int) -> Bool {
    steps > 0
      && value.contains { part in
        switch part {
        case .variable(variable): return true
        case .variable(let id):
          guard let definition = file[id].definition, definition != part else { return false }
          return mentions(definition, variable, steps: steps - 1)
        case .body(let id): return file[id].freeVariables.contains(variable)
        case .call(let id):
          return ([file[id].callee] + file[id].arguments.map(\.value)).contains {
            mentions($0, variable, steps: steps - 1)
          }
        default: return false
        }
      }
  }

  /// Whether all that call a function in the sources give it what they do not have any more, and somebody does.
  /// - Parameter orUnseen: nobody needs to be seen to do so.
  func isGivenForGood(
    _ ref: BodyRef, _ parameter: Int, _ primitive: Primitive, steps: Int, orUnseen: Bool = false
  ) -> Bool {
    let calls = program.callsByName[program.body(ref).name] ?? []
    var isGiven = orUnseen && isNamedNowhere(program.body(ref))
    for (number, call) in calls where steps > 0 {
      let site = program.files[number][call]
      guard let resolved = program.resolve(site, file: number) else { return false }
      guard resolved.target == ref else { continue }
      guard let index = resolved.parameters.firstIndex(of: parameter),
        isFresh(site.arguments[index].value, in: site, number, primitive, steps: steps, orUnseen: orUnseen)
      else { return false }
      isGiven = true
    }
    return isGiven
  }

  /// Whether an operand is made for a call or taken out of a collection for it, or was given to the function around for good.
  func isFresh(
    _ value: Value, in call: CallSite, _ number: Int, _ primitive: Primitive, steps: Int, orUnseen: Bool = false
  ) -> Bool {
    let file = program.files[number]
    let caller = BodyRef(file: number, body: call.body)
    switch value {
    case .call(let id):
      let site = file[id]
      if case .global(let type) = site.callee, type.isCapitalized {
        return !site.arguments.contains { isDischarged($0.value, primitive, in: file) }
      }
      if program.caseName(writtenAs: site.callee) != nil {
        return !site.arguments.contains { isKnownElsewhere($0.value, primitive, caller) }
      }
      return site.name.map { program.models.has($0, .takesElement) } ?? false
    case .implicitMember: return true
    case .member where program.caseName(writtenAs: value) != nil: return true
    case .variable(let id):
      guard file[id].isLet, !isUsedElsewhere(value, than: call, primitive, in: caller) else { return false }
      if let definition = file[id].definition, definition != value {
        if isReplaced(definition, in: program.body(caller)) { return true }
        return isFresh(definition, in: call, number, primitive, steps: steps, orUnseen: orUnseen)
      }
      let owner = BodyRef(file: number, body: file[id].owner)
      guard let index = program.body(owner).parameters.firstIndex(where: { $0.variable == id }),
        !program.body(owner).isClosure
      else { return false }
      return isGivenForGood(owner, index, primitive, steps: steps - 1, orUnseen: orUnseen)
    default: return false
    }
  }

  /// Whether the function around a call does more with an operand than to give it away and to wait for its future.
  func isUsedElsewhere(_ value: Value, than call: CallSite, _ primitive: Primitive, in ref: BodyRef) -> Bool {
    func isWait(_ part: Value) -> Bool {
      if case .member(.member(value, _), let name) = part { primitive.waits.contains(name) } else { false }
    }
    let around = program.family(of: program.root(of: ref))
    return program.files[ref.file].uses(in: around, besides: call.range) { other in
      other.contains(besides: isWait) { $0 == value }
    }
  }

  /// Whether a file meets what is put into a struct by the name that it has there.
  func isDischarged(_ value: Value, _ primitive: Primitive, in file: FlowFile) -> Bool {
    file.calls.contains { site in
      guard case .member(value, let name) = site.callee else { return false }
      return primitive.discharges.contains(name)
    }
  }
}
