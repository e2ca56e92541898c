import LeakDomain
import LeakFlow
import LeakModel

/// Carriers that a function moves into a slot out of another one of the same type: `running[job.id] = pending.removeFirst()`.
///
/// Omissions: what comes through more than two slots, or through a variable that several assign; what is taken out in another
/// function than the one that puts it away again.
struct MovedCarriers {
  let view: SlotView
  /// Through how many slots it may have come.
  let steps: Int

  /// What puts moved carriers into the slot.
  func stores() -> [SlotStore] {
    guard steps > 0, view.slot.place == .member, view.slot.depth > 0 || view.slot.isPlain || view.slot.member != nil,
      !sources.isEmpty
    else { return [] }
    return view.touching.flatMap(stores)
  }

  /// The other slots of the type that keep the same.
  private var sources: [Slot] {
    view.index.slots(of: view.slot.owner).filter { other in
      other.id != view.slot.id && other.place == .member && !other.isConstant
        && other.primitive.kind == view.slot.primitive.kind && other.member == view.slot.member
    }
  }

  private func stores(in ref: BodyRef) -> [SlotStore] {
    let body = view.program.body(ref)
    let effects = view.effects(in: ref.file)
    return body.blocks.flatMap(\.instructions).compactMap { instruction in
      guard let value = effects.stored(by: instruction, in: body) else { return nil }
      return whole(value, by: instruction, in: ref) ?? direct(value, by: instruction, in: ref)
        ?? single(value, by: instruction, in: ref)
    }
  }

  // MARK: One after the other

  /// `current = pending.removeFirst()`
  private func direct(_ value: Value, by store: Instruction, in ref: BodyRef) -> SlotStore? {
    let body = view.program.body(ref)
    guard let place = removed(value, view.program.files[ref.file]),
      let source = sources.first(where: { isPlace(place, $0, body, ref) })
    else { return nil }
    let origin = view.index.stores(of: source, steps: steps - 1)
    guard !origin.isEmpty, origin.allSatisfy({ !$0.isShared }), !isUsed(behind: store, in: ref, origin) else {
      return nil
    }
    return moved(from: origin, by: store, in: ref)
  }

  /// Whether a way on from a store leads to what may meet what has been stored, which then stays there as one that was met.
  private func isUsed(behind store: Instruction, in ref: BodyRef, _ origin: [SlotStore]) -> Bool {
    let body = view.program.body(ref)
    let others = EntryParts(view: view, stores: origin).others
    var pending: [(block: Int, first: Int)] = body.blocks.indices.flatMap { number in
      body.blocks[number].instructions.indices.filter { body.blocks[number].instructions[$0] == store }
        .map { (number, $0 + 1) }
    }
    var seen: Set<Int> = []
    while let (number, first) = pending.popLast() {
      let block = body.blocks[number]
      if block.instructions[first...].contains(where: { uses($0, in: ref, others) }) { return true }
      if case .exit(let exit) = block.terminator, let value = exit.value, names(value, in: ref, others) { return true }
      for next in block.successors where seen.insert(next).inserted { pending.append((next, 0)) }
    }
    return false
  }

  private func uses(_ instruction: Instruction, in ref: BodyRef, _ others: Set<String>) -> Bool {
    let file = view.program.files[ref.file]
    if case .call(let id) = instruction.kind, view.target(of: id, file: ref.file) != nil { return true }
    return file.containsValue(in: instruction) { value in
      if case .body(let closure) = value { return view.touches(BodyRef(file: ref.file, body: closure)) }
      return names(value, in: ref, others)
    }
  }

  /// Whether a value is what is in the slot, or a part of it in which the carrier may be.
  private func names(_ value: Value, in ref: BodyRef, _ others: Set<String>) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    let isOther = { (part: Value) in
      if case .member(let base, let name) = part { others.contains(name) && effects.isPlace(base, body) } else { false }
    }
    return value.contains(besides: isOther) { effects.isPlace($0, body) }
  }

  private func moved(from origin: [SlotStore], by store: Instruction, in ref: BodyRef) -> SlotStore {
    let captured = origin.compactMap(\.captured)
    return SlotStore(
      body: ref, range: store.range, carrier: nil, captured: captured.count == origin.count ? captured[0] : nil,
      isShared: false, isDecided: false, isHeldTwice: origin.contains(where: \.isHeldTwice), isMoved: true)
  }

  private func single(_ value: Value, by store: Instruction, in ref: BodyRef) -> SlotStore? {
    guard let variable = carrier(in: value, of: ref), let source = source(of: variable, in: ref) else { return nil }
    let origin = view.index.stores(of: source, steps: steps - 1)
    guard !origin.isEmpty, origin.allSatisfy({ !$0.isShared }), !isMet(variable, before: store, in: ref, origin)
    else {
      return nil
    }
    let captured = origin.compactMap(\.captured)
    let sharing = CarrierSharing(view: view, file: ref.file, closures: [])
    return SlotStore(
      body: ref, range: store.range, carrier: variable, captured: captured.count == origin.count ? captured[0] : nil,
      isShared: sharing.isShared(variable, storedAt: store.range, in: ref.body),
      isDecided: sharing.isGivenAway(variable, storedAt: store.range, in: ref.body),
      isHeldTwice: origin.contains(where: \.isHeldTwice), isMoved: true)
  }

  /// The variable of the function by which a stored value has a carrier in it.
  private func carrier(in value: Value, of ref: BodyRef, depth: Int = 3) -> VarID? {
    let file = view.program.files[ref.file]
    switch value {
    case .variable(let id): return isOwn(id, ref) ? id : nil
    case .member(.variable(let id), let name) where view.slot.isCarrier(name): return isOwn(id, ref) ? id : nil
    case .tuple(let parts), .aggregate(let parts):
      return parts.lazy.compactMap { carrier(in: $0, of: ref, depth: depth - 1) }.first
    case .call(let id):
      guard depth > 0, Carriers(view: view, file: ref.file).isConstruction(file[id]) else { return nil }
      return file[id].arguments.lazy.compactMap { carrier(in: $0.value, of: ref, depth: depth - 1) }.first
    default: return nil
    }
  }

  private func isOwn(_ variable: VarID, _ ref: BodyRef) -> Bool {
    let variable = view.program.files[ref.file][variable]
    return variable.owner == ref.body && !variable.isAssignedInClosure
  }

  /// The slot out of which a variable has been taken, and which does not have it any more.
  private func source(of variable: VarID, in ref: BodyRef) -> Slot? {
    let body = view.program.body(ref)
    let file = view.program.files[ref.file]
    for block in body.blocks {
      var sequence: (value: Value, head: SourceRange)?
      for instruction in block.instructions {
        switch instruction.kind {
        case .element(let value, false): sequence = (value, instruction.range)
        case .bind(variable, let value?):
          if let sequence, sequence.head.contains(instruction.range) {
            return sources.first { isEmptied($0, of: sequence.value, in: ref) }
          }
          return removed(value, file).flatMap { place in sources.first { isPlace(place, $0, body, ref) } }
        default: break
        }
      }
    }
    return nil
  }

  /// The place from which `place.removeFirst()` takes something, or a part of it.
  private func removed(_ value: Value, _ file: FlowFile) -> Value? {
    switch value {
    case .member(let base, let name) where view.slot.isCarrier(name): removed(base, file)
    case .call(let id):
      view.program.models.has(file[id].name ?? "", .takesElement) ? file[id].receiver : nil
    default: nil
    }
  }

  private func isPlace(_ value: Value, _ slot: Slot, _ body: Body, _ ref: BodyRef) -> Bool {
    view.index.effects(of: slot, in: ref.file).isPlace(value, body)
  }

  /// Whether the carrier, or what has it in it, is used on a way from where it gets its name to the store.
  private func isMet(_ variable: VarID, before store: Instruction, in ref: BodyRef, _ origin: [SlotStore]) -> Bool {
    let file = view.program.files[ref.file]
    let body = file[ref.body]
    let others = EntryParts(view: view, stores: origin).others
    let uses = { (site: CallSite) in
      guard let receiver = site.receiver, receiver.rootVariable == variable else { return false }
      if case .member(.variable, let name) = receiver { return !others.contains(name) }
      return true
    }
    let isUsedLater = view.program.family(of: ref).contains { id in
      id != ref.body && file.calls.contains { $0.body == id && uses($0) }
    }
    if isUsedLater { return true }
    let begin = body.blocks.indices.first { number in
      body.blocks[number].instructions.contains { if case .bind(variable, _) = $0.kind { true } else { false } }
    }
    return body.blocks.indices.contains { number in
      let instructions = body.blocks[number].instructions
      guard
        let use = instructions.firstIndex(where: { if case .call(let id) = $0.kind { uses(file[id]) } else { false } })
      else { return false }
      if instructions[use...].contains(where: { $0.range == store.range }) { return true }
      return reaches(store, from: number, without: begin, in: body)
    }
  }

  private func reaches(_ store: Instruction, from start: Int, without begin: Int?, in body: Body) -> Bool {
    body.reaches(
      { body.blocks[$0].instructions.contains { $0.range == store.range } }, fromAnyOf: body.blocks[start].successors,
      avoiding: { $0 == begin })
  }

  // MARK: All at once

  /// `running += pending; pending = []`
  private func whole(_ value: Value, by store: Instruction, in ref: BodyRef) -> SlotStore? {
    guard view.slot.isCollection, let source = sources.first(where: { isEmptied($0, of: value, in: ref) }) else {
      return nil
    }
    let origin = view.index.stores(of: source, steps: steps - 1)
    guard !origin.isEmpty, origin.allSatisfy({ !$0.isShared }) else { return nil }
    return moved(from: origin, by: store, in: ref)
  }

  /// Whether a value is all that is in a slot, or a copy of that, and the function empties the slot.
  private func isEmptied(_ slot: Slot, of value: Value, in ref: BodyRef) -> Bool {
    guard slot.isCollection else { return false }
    let body = view.program.body(ref)
    let file = view.program.files[ref.file]
    let wholes = view.program.models.wholes(of: value, in: file).flatMap { whole -> [Value] in
      guard case .variable(let id) = whole, let definition = file[id].definition, definition != whole else {
        return [whole]
      }
      return [whole, definition]
    }
    guard wholes.contains(where: { isPlace($0, slot, body, ref) }) else { return false }
    let effects = view.index.effects(of: slot, in: ref.file)
    return body.blocks.lazy.flatMap(\.instructions).contains { instruction in
      if case .replaced(_, nil, _) = effects.effect(of: instruction, in: body) { true } else { false }
    }
  }
}
