import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What one instruction does to a slot.
enum SlotEffect: Hashable {
  case none
  /// Something goes into a slot that keeps all that it is given.
  case added(Value)
  /// `slot = value`, `slot[key] = value`: what was there goes.
  case replaced(SlotLoss.Kind, by: Value?, key: Value?)
  /// What is in the slot is discharged where it is.
  case discharged
  /// One of several is discharged where it is.
  case metOne
  /// All of them are discharged where they are, each at one place, or one after the other in a loop.
  case drained(SourceRange)
  /// The end of a loop that does so.
  case drainedAll
  /// Another carrier of the same kind is discharged, by the name of a variable if it has one.
  case dischargedElsewhere(VarID?)
  /// A local variable now stands for what is in the slot.
  case read(VarID)
  /// What is in the slot goes elsewhere, or is asked for.
  case looked

  /// Whether the content is met, or goes where it may be.
  var isMeeting: Bool {
    switch self {
    case .discharged, .looked, .read, .metOne, .drained, .drainedAll: true
    case .none, .added, .replaced, .dischargedElsewhere: false
    }
  }
}

/// Finds the effects of the instructions of one file on one slot.
struct SlotEffects {
  let places: SlotPlaces
  let slot: Slot
  let file: FlowFile
  let models: ModelTable

  func effect(of instruction: Instruction, in body: Body) -> SlotEffect {
    switch instruction.kind {
    case .call(let id): return call(id, in: body)
    case .bind(let variable, let value?):
      guard looksInto(value, body), slot.inside != nil || !isIdle(variable, of: value, in: body) else { return .none }
      return isPlace(value, body) && slot.shape == .single && !isOneOfMany(value, body) ? .read(variable) : .looked
    case .assign(let target, let value): return assign(target, value, in: body)
    case .element(let value, _), .exhausted(let value, _):
      if slot.isCollection, isPlace(value, body), file.areElementsIdle(of: value, instruction.range, in: body, models) {
        return .none
      }
      // Who waits under a key is looked at where the key is used.
      if case .element = instruction.kind, isKeys(value, body) { return .none }
      if discharged(inTurnsOver: value, at: instruction.range, in: body) != nil {
        if case .element = instruction.kind { return .drained(instruction.range) }
        return .drainedAll
      }
      return looksInto(value, body) || tellsHowMany(value, body) ? .looked : .none
    case .awaitValue(let value):
      return looksInto(value, body) ? .looked : .none
    case .bind, .assume, .startAsyncLet, .endAsyncLet: return .none
    }
  }

  /// Whether nothing uses what a variable is given of the slot. Who does no more than feed a stream that a state has leaves it to
  /// the state, if he does not ask whether the stream still has a reader.
  private func isIdle(_ variable: VarID, of value: Value, in body: Body) -> Bool {
    guard case .state = slot.shape, slot.primitive.kind == .stream, case .payload = value else {
      return file.isIdle(variable, models)
    }
    let isAsked = body.blocks.contains { block in
      guard case .branch(let test, _, _, _, _) = block.terminator, case .call(let id)? = test.subject else {
        return false
      }
      return file[id].receiver == .variable(variable)
    }
    return !isAsked && file.isIdle(variable, models, besides: slot.primitive.neutral)
  }

  func isPlace(_ value: Value, _ body: Body) -> Bool { places.match(value, slot, in: body) == .own }
  private func looksInto(_ value: Value, _ body: Body) -> Bool { places.looksInto(value, slot, in: body) }

  /// Whether a value is made of a constant for how many there are: `0..<count` behind `let count = waiting.count`.
  func tellsHowMany(_ value: Value, _ body: Body) -> Bool {
    value.contains { part in
      guard case .variable(let id) = part, file[id].isLet, let definition = file[id].definition else { return false }
      return models.isMeasure(definition) && places.mentions(definition, slot, in: body)
    }
  }

  /// Whether a value has the keys of the slot, and none of what they name.
  func isKeys(_ value: Value, _ body: Body) -> Bool {
    models.wholes(of: value, in: file).contains { part in
      guard case .member(let base, let name) = part, models.has(name, .tellsKeys) else { return false }
      return isPlace(base, body)
    }
  }

  /// The key of an element of the slot.
  func key(_ value: Value, _ body: Body) -> Value? {
    guard case .operation("[]", let parts) = value, parts.count == 2, isPlace(parts[0], body) else { return nil }
    return parts[1]
  }

  private func assign(_ target: Value, _ value: Value, in body: Body) -> SlotEffect {
    if isPlace(target, body), isRest(value, in: body) { return .replaced(.keyRemoved, by: nil, key: nil) }
    if looksInto(value, body) { return .looked }
    if isFresh(target) { return .none }
    // A whole that is made with something in it takes the place of one that was made so.
    if isMadeAnew(value), places.isAround(target, slot, in: body) { return .replaced(.cleared, by: nil, key: nil) }
    if isPlace(target, body), case .operation("+=", let parts) = value {
      return slot.shape == .list ? .added(parts[0]) : .looked
    }
    if isPlace(target, body) { return .replaced(kind(of: value), by: isEmpty(value) ? nil : value, key: nil) }
    if let key = key(target, body), slot.shape == .dictionary {
      let isRemoval = value == .literal(.nil)
      return .replaced(isRemoval ? .keyRemoved : .keyOverwritten, by: isRemoval ? nil : value, key: key)
    }
    if isInnerElement(target, body) {
      return value == .literal(.nil) ? .replaced(.keyRemoved, by: nil, key: nil) : .added(value)
    }
    // A part of what is in the slot changes.
    return looksInto(target, body) ? .looked : .none
  }

  /// `Type()`
  private func isMadeAnew(_ value: Value) -> Bool {
    guard case .call(let id) = value else { return false }
    return file[id].arguments.isEmpty && file[id].callee.memberName?.isCapitalized == true
  }

  /// A member of an object that has just been made: there was nothing in it.
  /// Of an element of a collection it is not known which one it is.
  private func isFresh(_ target: Value) -> Bool {
    if case .member(.operation("[]", _), _) = target { return true }
    return isMadeHere(target)
  }

  /// An object that the function itself has made, or something in it.
  func isMadeHere(_ target: Value) -> Bool {
    guard case .variable(let id) = target.root, file[file[id].owner].kind != .topLevel,
      case .call(let call)? = file[id].definition,
      case .global(let name) = file[call].callee
    else { return false }
    return name.isCapitalized
  }

  private func kind(of value: Value) -> SlotLoss.Kind {
    guard isEmpty(value) else { return .overwritten }
    return slot.isCollection ? .allRemoved : .cleared
  }

  /// A value that carries nothing: nil, an empty collection, a case without an obligation.
  func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .literal(.nil): return true
    case .aggregate(let parts): return parts.isEmpty
    case .call(let id):
      let site = file[id]
      if case .state(let carrying) = slot.shape {
        return places.program.caseName(writtenAs: site.callee).map { !carrying.contains($0) } ?? false
      }
      return slot.isCollection && site.arguments.isEmpty && !(site.callee.memberName?.beginsInLowercase ?? false)
    default:
      guard case .state(let carrying) = slot.shape, let name = places.program.caseName(writtenAs: value) else {
        return false
      }
      return !carrying.contains(name)
    }
  }

  // MARK: Calls

  private func call(_ id: CallID, in body: Body) -> SlotEffect {
    let site = file[id]
    if isPlace(site.callee, body) { return isOneOfMany(site.callee, body) ? .looked : .discharged }
    if slot.primitive.isCalled, isCarried(site.callee, body) { return .metOne }
    if site.arguments.contains(where: { looksInto($0.value, body) }) { return .looked }
    guard case .member(let receiver, let name) = site.callee else {
      if looksInto(site.callee, body) { return .looked }
      return slot.primitive.isCalled ? calledVariable(site) : .none
    }
    if let place = dischargeOfEach(site, in: body) { return .drained(place) }
    if isPlace(receiver, body) { return onSlot(id, site, name, body) }
    if let effect = onEntry(receiver, name, id, body) { return effect }
    if isElement(receiver, body) || isCarried(receiver, body) { return onElement(name, receiver, body) }
    if runsUnderLock(site, receiver, body) { return .none }
    // What methods make of a slot of their struct they tell by their summary.
    if places.isAround(receiver, slot, in: body), places.program.resolve(site, file: places.fileIndex) != nil {
      return .none
    }
    if looksInto(receiver, body) { return .looked }
    guard slot.primitive.discharges.contains(name) else { return .none }
    return .dischargedElsewhere(variable(receiver))
  }

  private func calledVariable(_ site: CallSite) -> SlotEffect {
    guard case .variable(let id) = site.callee, file[id].type?.functionType != nil || file[id].definition != nil else {
      return .none
    }
    return .dischargedElsewhere(id)
  }

  private func variable(_ value: Value) -> VarID? {
    if case .variable(let id) = value { id } else { nil }
  }

  private func onSlot(_ id: CallID, _ site: CallSite, _ name: String, _ body: Body) -> SlotEffect {
    if slot.primitive.neutral.contains(name) || models.has(name, .leavesElements) { return .none }
    // What a state's own methods make of it they tell by their summary.
    if slot.place == .whole, places.program.resolve(site, file: places.fileIndex) != nil { return .none }
    guard slot.isCollection else {
      let isDischarged =
        slot.primitive.discharges.contains(name) && !(site.receiver.map { isOneOfMany($0, body) } ?? false)
      return isDischarged ? .discharged : .looked
    }
    if name == "removeAll" { return removal(by: site, in: body) }
    if isRest(.call(id), in: body) { return .none }
    if name == "updateValue", let value = site.arguments.first?.value {
      let isMet = isUsed(id, in: body) && !isGivenToIdle(id, in: body)
      return isMet ? .looked : .replaced(.keyOverwritten, by: value, key: site.arguments.last?.value)
    }
    if slot.shape == .list, models.has(name, .addsElement), let value = site.arguments.first?.value {
      return .added(value)
    }
    guard models.has(name, .takesElement), !isCarrierUsed(of: id, in: body) else { return .looked }
    return .replaced(.keyRemoved, by: nil, key: site.arguments.first?.value)
  }

  private func onElement(_ name: String, _ receiver: Value, _ body: Body) -> SlotEffect {
    if slot.primitive.discharges.contains(name), isCarried(receiver, body) { return .metOne }
    return slot.primitive.neutral.contains(name) ? .none : .looked
  }

  /// The closure of a lock's method works on the slot by its parameter.
  private func runsUnderLock(_ site: CallSite, _ receiver: Value, _ body: Body) -> Bool {
    guard slot.isLocked, site.arguments.contains(where: { isBody($0.value) }) else { return false }
    return places.mentions(receiver, slot, in: body)
  }

  private func isBody(_ value: Value) -> Bool {
    if case .body = value { true } else { false }
  }
}
