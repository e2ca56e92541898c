import LeakDomain
import LeakFlow

/// Carriers that a function takes out of a slot into a variable: from there on nobody else can discharge them.
///
/// Omissions: whole collections that are taken at once; entries that hold more than the carrier; a carrier that is taken
/// from a slot which functions called meanwhile reach as well.
struct TakenCarriers {
  let view: SlotView

  /// The obligations, each with its file.
  func find() -> [(file: Int, obligation: Obligation)] {
    guard view.stores.allSatisfy({ !$0.isShared }) else { return [] }
    return view.bodies.flatMap { ref in obligations(in: ref).map { (ref.file, $0) } }
  }

  private func obligations(in ref: BodyRef) -> [Obligation] {
    let body = view.program.body(ref)
    return body.blocks.flatMap { block in
      block.instructions.compactMap { instruction -> Obligation? in
        guard case .bind(let variable, let value?) = instruction.kind, view.program.files[ref.file][variable].isLet
        else { return nil }
        let isTaken = isTaking(value, in: ref)
        guard isTaken || isContent(value, in: ref) else { return nil }
        var obligation = Obligation(
          primitive: view.primitive, scope: body.id, holders: [.variable(variable)], trigger: instruction.kind,
          begin: instruction.range, carrier: view.program.files[ref.file][variable].name)
        obligation.needsDischarge = true
        obligation.carrierType = TakenType(view: view).type(of: value, in: ref)
        if isTaken { return obligation }
        obligation.holders.append(value)
        obligation.detaching = detaching(in: ref)
        obligation.needsWaiter = true
        return obligation.detaching.isEmpty || isReachedElsewhere(in: ref) ? nil : obligation
      }
    }
  }

  /// Whether a value is what the slot keeps, which stays there.
  private func isContent(_ value: Value, in ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    switch view.slot.shape {
    case .single: return view.slot.isPlain && effects.isPlace(value, body)
    case .state:
      guard case .payload(let base, _, _) = value, effects.isPlace(base, body) else { return false }
      return isCertainCarrier(value, in: ref)
    case .list, .dictionary: return false
    }
  }

  /// Whether a payload is a carrier in any case: whether an optional one is there is a matter of the state that was
  /// reached before.
  private func isCertainCarrier(_ payload: Value, in ref: BodyRef) -> Bool {
    guard case .instance(let written)? = view.program.staticType(of: payload, in: ref) else { return false }
    if case .optional = written.type { return false }
    let name = view.program.types.resolved(written).type.baseName
    return name.flatMap(view.program.models.primitive(ofCarrier:))?.kind == view.slot.primitive.kind
  }

  /// Whether a value comes out of the slot, which does not have it any more.
  private func isTaking(_ value: Value, in ref: BodyRef, depth: Int = 3) -> Bool {
    guard case .call(let id) = value, view.slot.isPlain, depth > 0 else { return false }
    let site = view.program.files[ref.file][id]
    if isRemoval(site, in: ref) { return true }
    if case .body(let closure)? = site.arguments.last?.value {
      let mode = view.program.models.mode(of: site, label: site.arguments.last?.label)
      return mode == .nowOnce && givesAway(BodyRef(file: ref.file, body: closure), depth)
    }
    return view.program.resolve(site, file: ref.file).map { givesAway($0.target, depth) } ?? false
  }

  /// `list.removeFirst()`, `dictionary.removeValue(forKey: key)`
  private func isRemoval(_ site: CallSite, in ref: BodyRef) -> Bool {
    guard view.slot.isCollection, case .member(let receiver, let name) = site.callee else { return false }
    return view.program.models.has(name, .takesElement)
      && view.effects(in: ref.file).isPlace(receiver, view.program.body(ref))
  }

  /// Whether a body gives its caller what was in the slot, or nothing, and leaves nothing there.
  private func givesAway(_ ref: BodyRef, _ depth: Int) -> Bool {
    let body = view.program.body(ref)
    let file = view.program.files[ref.file]
    var gives = false
    for block in body.reachable(from: Body.entry) {
      guard case .exit(let exit) = body.blocks[block].terminator, !exit.isThrow else { continue }
      guard var value = exit.value else { return false }
      if case .variable(let id) = value, let definition = file[id].definition { value = definition }
      if value == .literal(.nil) { continue }
      if isTaking(value, in: ref, depth: depth - 1) {
        gives = true
      } else if isContent(value, in: ref), !detaching(in: ref).isEmpty {
        gives = true
      } else {
        return false
      }
    }
    return gives
  }

  /// The instructions of a body that empty the slot.
  private func detaching(in ref: BodyRef) -> [Instruction.Kind] {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.flatMap(\.instructions).filter { instruction in
      guard case .assign = instruction.kind,
        case .replaced(.cleared, nil, _) = effects.effect(of: instruction, in: body)
      else { return false }
      return true
    }.map(\.kind)
  }

  /// Whether a body calls what may discharge what is in the slot.
  private func isReachedElsewhere(in ref: BodyRef) -> Bool {
    view.program.body(ref).blocks.contains { block in
      block.instructions.contains { instruction in
        guard case .call(let id) = instruction.kind else { return false }
        return view.target(of: id, file: ref.file) != nil
      }
    }
  }
}
