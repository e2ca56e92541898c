import LeakDomain
import LeakFlow
import LeakModel

/// What is done to single elements of a slot that keeps several.
extension SlotEffects {
  /// Continuations or handlers themselves are in it, or structs with one, so that one that stays there after its discharge may be
  /// discharged again.
  var isKeptOpenly: Bool {
    slot.isCollection && slot.depth == 1 && (slot.primitive.kind == .continuation || slot.primitive.isCalled)
  }

  /// The element, or its name, on whose carrier a call discharges: of `entry.continuation.resume()` the entry.
  func met(by site: CallSite) -> Value? { discharged(by: site).flatMap(element(carriedBy:)) }

  /// The carrier on which a call discharges.
  func discharged(by site: CallSite) -> Value? {
    if slot.primitive.isCalled { return site.callee }
    guard case .member(let receiver, let name) = site.callee, slot.primitive.discharges.contains(name) else {
      return nil
    }
    return receiver
  }

  /// What an element is of which a value is the carrier: the value itself, or the struct that it is a member of.
  func element(carriedBy value: Value) -> Value? {
    guard slot.member != nil else { return value }
    guard case .member(let base, let name) = value, slot.isCarrier(name) else { return nil }
    return base
  }

  /// Whether a value is a whole element with its carrier, that stays where it is.
  func isCarried(whole value: Value, _ body: Body) -> Bool {
    slot.member != nil && isElement(value, body) && !isCopy(value.base)
  }

  /// Whether a value is the carrier in an element that stays where it is.
  func isCarried(_ value: Value, _ body: Body) -> Bool {
    guard isKeptOpenly, let element = element(carriedBy: value) else { return false }
    return isElement(element, body) && !isCopy(element.base)
  }

  /// `slot[key, default: []].append(value)`, `slot[key]?.append(value)`: one more among those of a key, or one or all of them less.
  func onEntry(_ receiver: Value, _ name: String, _ call: CallID, _ body: Body) -> SlotEffect? {
    guard isEntry(receiver, body) else { return nil }
    if models.has(name, .addsElement) || name == "updateValue", let value = file[call].arguments.first?.value {
      return .added(value)
    }
    if name == "removeAll", file[call].arguments.allSatisfy({ $0.label == "keepingCapacity" }) {
      return .replaced(.keyRemoved, by: nil, key: nil)
    }
    guard models.has(name, .takesElement) else { return nil }
    return isCarrierUsed(of: call, in: body) ? .looked : .replaced(.keyRemoved, by: nil, key: nil)
  }

  /// Whether a value is one of several collections in a dictionary.
  func isEntry(_ value: Value, _ body: Body) -> Bool {
    guard slot.shape == .dictionary, slot.depth > 1, case .operation("[]", let parts) = value, let base = parts.first
    else { return false }
    return isPlace(base, body)
  }

  /// `slot[key]?[other]`, `slot[key, default: [:]][other]`
  func isInnerElement(_ value: Value, _ body: Body) -> Bool {
    guard case .operation("[]", let parts) = value, let base = parts.first else { return false }
    return isEntry(base, body)
  }

  /// What an instruction puts into the slot.
  func stored(by instruction: Instruction, in body: Body) -> Value? {
    switch effect(of: instruction, in: body) {
    case .added(let value), .replaced(_, let value?, _): return value
    // Whoever was there before is looked after.
    case .looked:
      guard case .call(let id) = instruction.kind, case .member(let receiver, "updateValue") = file[id].callee,
        isPlace(receiver, body)
      else { return nil }
      return file[id].arguments.first?.value
    default: return nil
    }
  }

  /// Whether something uses the carrier in the element that a call gives back, and not only what lies beside it.
  func isCarrierUsed(of call: CallID, in body: Body) -> Bool {
    guard isUsed(call, in: body) else { return false }
    guard slot.member != nil else { return true }
    let isPart = { (value: Value) in
      if case .member(.call(call), let name) = value { !slot.isCarrier(name) && !isMethod(value) } else { false }
    }
    let mayCarry = { (value: Value) in value.contains(besides: isPart) { $0 == .call(call) } }
    return body.blocks.contains { block in
      let isTaken = block.instructions.contains { instruction in
        if case .assume = instruction.kind { return false }
        return file.containsValue(in: instruction, where: mayCarry)
      }
      if case .exit(let exit) = block.terminator { return isTaken || exit.value.map(mayCarry) ?? false }
      return isTaken
    }
  }

  /// Whether a value is a method that is called: it may meet the carrier beside which it stands.
  private func isMethod(_ value: Value) -> Bool { file.calls.contains { $0.callee == value } }

  /// Whether something uses what a call gives back. What the closure returns that a continuation is given to, nobody gets.
  func isUsed(_ call: CallID, in body: Body) -> Bool {
    guard file.occurrences.isUsed(call) else { return false }
    let isLast = body.blocks.contains { block in
      if case .exit(let exit) = block.terminator { exit.kind == .end && exit.value == .call(call) } else { false }
    }
    guard isLast, body.isClosure else { return true }
    return !file.calls.contains { drops($0, resultOf: body) }
  }

  /// Whether a call is given a closure, of whose result nobody gets anything.
  private func drops(_ site: CallSite, resultOf closure: Body) -> Bool {
    guard let operand = site.arguments.first(where: { $0.value == .body(closure.id) }) else { return false }
    if operand == site.arguments.last, site.name.flatMap(models.primitive(givenToClosureOf:)) != nil { return true }
    switch models.mode(of: site, label: operand.label) {
    case .atEnd, .laterAgain: return true
    // `queue.async { self.waiters.removeValue(forKey: id) }`
    case .nowOnce, .laterOnce:
      guard let outer = file.bodies.first(where: { $0.id == site.body }), let id = call(site, in: outer) else {
        return false
      }
      return !isUsed(id, in: outer)
    default: return false
    }
  }

  private func call(_ site: CallSite, in body: Body) -> CallID? {
    for case .call(let id) in body.blocks.lazy.flatMap(\.instructions).map(\.kind) where file[id].range == site.range {
      return id
    }
    return nil
  }

  /// Whether the result of a call gets a name that nothing uses.
  func isGivenToIdle(_ call: CallID, in body: Body) -> Bool {
    body.blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard case .bind(let variable, .call(call)) = instruction.kind else { return false }
      return file.isIdle(variable, models)
    }
  }

  /// `slot[key]`, and of a list `slot.first` and `slot.last`.
  func isElement(_ value: Value, _ body: Body) -> Bool {
    if slot.shape == .list, case .member(let base, let name) = value, name == "first" || name == "last" {
      return isPlace(base, body)
    }
    return slot.shape != .list && key(value, body) != nil
  }

  /// Whether a value is all that the slot keeps, where it is.
  func isAll(_ value: Value, _ body: Body) -> Bool {
    isKeptOpenly && isPlace(value, body) && !isCopy(value) && !isOneOfMany(value, body)
  }

  /// By what a `for` loop over the slot, or over what is known to be the same, knows an element, where its body discharges that.
  func discharged(
    inTurnsOver sequence: Value, at header: SourceRange, in body: Body, of known: Value? = nil
  ) -> Value? {
    guard isWhole(sequence, in: body, of: known) else { return nil }
    let elements = body.blocks.lazy.flatMap(\.instructions).compactMap { instruction -> Value? in
      guard case .bind(let variable, let value?) = instruction.kind, header.contains(instruction.range) else {
        return nil
      }
      if value == .member(.unknown, "1") { return .variable(variable) }
      return value == .unknown ? element(variable, isPair: givesPairs(sequence)) : nil
    }
    return elements.last.flatMap { element in
      file.calls.contains { $0.body == body.id && met(by: $0) == element } ? element : nil
    }
  }

  /// Where the closure of `slot.forEach { … }` discharges its parameter on all of its ways.
  func dischargeOfEach(_ call: CallSite, in body: Body, of known: Value? = nil) -> SourceRange? {
    guard case .member(let receiver, "forEach") = call.callee, isWhole(receiver, in: body, of: known),
      case .body(let id)? = call.arguments.last?.value, let last = file[id].parameters.last
    else { return nil }
    let closure = file[id]
    let element = element(last.variable, isPair: givesPairs(receiver) && closure.parameters.count == 1)
    let place = { (block: BasicBlock) in block.instructions.first { self.meets($0, element) }?.range }
    return closure.mayLeave { place($0) != nil } ? nil : closure.blocks.lazy.compactMap(place).first
  }

  private func meets(_ instruction: Instruction, _ element: Value) -> Bool {
    if case .call(let id) = instruction.kind { met(by: file[id]) == element } else { false }
  }

  private func element(_ variable: VarID, isPair: Bool) -> Value {
    isPair ? .member(.variable(variable), "value") : .variable(variable)
  }

  /// Whether a sequence consists of the very elements of the slot.
  private func isWhole(_ sequence: Value, in body: Body, of known: Value?) -> Bool {
    guard isKeptOpenly else { return false }
    let wholes = models.wholes(of: sequence, in: file)
    return known.map(wholes.contains) ?? wholes.contains { isAll($0, body) }
  }

  /// Whether the elements of a sequence are keys with their values.
  private func givesPairs(_ sequence: Value) -> Bool {
    slot.shape == .dictionary && !models.wholes(of: sequence, in: file).contains { $0.memberName == "values" }
  }

  /// Whether a place lies in a local variable: what becomes of the slot itself is not to be seen there.
  private func isCopy(_ place: Value) -> Bool {
    guard case .variable(let id) = place.root else { return false }
    return file[file[id].owner].kind != .topLevel && places.program.receiver(giving: id, file: places.fileIndex) == nil
  }

  /// Whether a place lies in one of many structs, such as the values of a dictionary, or in a copy: the same one may be changed by
  /// another name.
  func isOneOfMany(_ place: Value, _ body: Body) -> Bool {
    guard let owner = slot.owner, places.program.types.kind(of: owner) == .struct else { return false }
    return place.isInElement || isOfCopy(place, body)
  }

  /// Whether a place lies in a struct that a local variable has a copy of, which a parameter may change elsewhere.
  func isOfCopy(_ place: Value, _ body: Body) -> Bool {
    guard let owner = slot.owner, places.program.types.kind(of: owner) == .struct, isCopy(place) else { return false }
    return !file[place.rootVariable.map { file[$0].owner } ?? body.id].parameters.contains {
      $0.variable == place.rootVariable
    }
  }
}

extension Value {
  /// Whether it is a member of an element of a collection.
  fileprivate var isInElement: Bool {
    switch self {
    case .member(.operation("[]", _), _): true
    case .member(let base, _): base.isInElement
    default: false
    }
  }

  /// What an element is taken of.
  fileprivate var base: Value {
    switch self {
    case .operation("[]", let parts): parts.first ?? self
    case .member(let base, _): base
    default: self
    }
  }
}
