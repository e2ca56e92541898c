import LeakDomain
import LeakFlow
import LeakModel

/// What is done to single elements of a slot that keeps several.
extension SlotEffects {
  /// Continuations themselves are in it, so that one that stays there after its discharge may be discharged again.
  var isKeptOpenly: Bool { slot.isCollection && slot.isPlain && slot.primitive.kind == .continuation }

  /// `slot[key, default: []].append(value)`, `slot[key]?.append(value)`: one more among those of a key.
  func addedToEntry(_ receiver: Value, _ name: String, _ call: CallSite, _ body: Body) -> Value? {
    guard slot.shape == .dictionary, slot.depth > 1, models.has(name, .addsElement),
      case .operation("[]", let parts) = receiver, let base = parts.first, isPlace(base, body)
    else { return nil }
    return call.arguments.first?.value
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

  /// Whether something uses what a call gives back. What the closure returns that a continuation is given to, nobody gets.
  func isUsed(_ call: CallID, in body: Body) -> Bool {
    guard used.contains(call) else { return false }
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

  /// `slot[key]`, and of a list `slot.first`.
  func isElement(_ value: Value, _ body: Body) -> Bool {
    if slot.shape == .list, case .member(let base, "first") = value { return isPlace(base, body) }
    return slot.shape != .list && key(value, body) != nil
  }

  /// Where a `for` loop over the slot discharges its elements.
  func dischargeOfElements(of sequence: Value, in body: Body) -> SourceRange? {
    guard isKeptOpenly, isPlace(sequence, body), !isCopy(sequence) else { return nil }
    return file.calls.first { site in
      guard site.body == body.id, case .member(.variable(let element), let name) = site.callee else { return false }
      return file[element].sequence == sequence && slot.primitive.discharges.contains(name)
    }?.range
  }

  /// Where the closure of `slot.forEach { … }` discharges its parameter.
  func dischargeOfEach(_ call: CallSite, in body: Body) -> SourceRange? {
    guard isKeptOpenly, case .member(let receiver, "forEach") = call.callee, isPlace(receiver, body), !isCopy(receiver),
      case .body(let closure)? = call.arguments.last?.value, let element = file[closure].parameters.first
    else { return nil }
    return file.calls.first { site in
      guard site.body == closure, case .member(.variable(element.variable), let name) = site.callee else {
        return false
      }
      return slot.primitive.discharges.contains(name)
    }?.range
  }

  /// Whether a place lies in a local variable: what becomes of the slot itself is not to be seen there.
  private func isCopy(_ place: Value) -> Bool {
    guard case .variable(let id) = place.root else { return false }
    return file[file[id].owner].kind != .topLevel && places.program.receiver(giving: id, file: places.fileIndex) == nil
  }
}
