import LeakDomain
import LeakFlow

/// Carriers that a function takes out of a slot into a variable, one or all at once: from there on nobody else can discharge
/// them.
///
/// Omissions: entries with more than one carrier; objects that hold it; a carrier that is taken from a slot which functions
/// called meanwhile reach as well.
struct TakenCarriers {
  let view: SlotView
  private var contents: SlotContents { SlotContents(view: view) }

  /// The obligations, each with its file.
  func find() -> [(file: Int, obligation: Obligation)] {
    guard view.stores.allSatisfy({ !$0.isShared }) else { return [] }
    // Whoever stores it may take it away where it has failed with something else.
    let failing = Set(view.stores.filter(\.failsWithOther).map { view.program.root(of: $0.body) })
    let ended = EndedReaders(view: view)
    let isIdle = { (ref: BodyRef) in view.primitive.kind == .stream && ended.isBehindEnd(ref) }
    return view.bodies.filter { !failing.contains(view.program.root(of: $0)) && !isIdle($0) }.flatMap { ref in
      obligations(in: ref).map { (ref.file, $0) }
    }
  }

  private func obligations(in ref: BodyRef) -> [Obligation] {
    let body = view.program.body(ref)
    return body.blocks.enumerated().flatMap { number, block in
      block.instructions.compactMap { instruction -> Obligation? in
        switch instruction.kind {
        case .bind(let variable, let value?):
          var obligation = bound(variable, to: value, by: instruction, in: ref)
          if let found = obligation, !found.needsWaiter || found.isElement {
            obligation?.enclosingLoopHeads = body.loopHeads(around: number)
          }
          return obligation
        case .call(let id): return swapped(id, by: instruction, in: ref) ?? asked(id, by: instruction, in: ref)
        default: return nil
        }
      }
    }
  }

  private func bound(_ variable: VarID, to value: Value, by instruction: Instruction, in ref: BodyRef) -> Obligation? {
    let (whole, isPart) =
      valueOfEntry(value, in: ref).map { ($0, false) } ?? whole(of: value, in: view.program.files[ref.file])
    let taken = taken(whole, in: ref)
    let holder = view.program.files[ref.file][variable]
    guard let depth = taken?.depth ?? contents.depth(of: whole, in: ref),
      depth > 0 || holder.isConstant || holder.isResult
    else { return nil }
    var obligation = obligation(of: variable, depth, by: instruction, in: ref)
    if isPart { obligation.member = nil }
    let entry = entry(value, in: ref)
    if let entry {
      guard obligation.member == nil, obligation.choices.isEmpty else { return nil }
      (obligation.member, obligation.label) = (entry.member, entry.label)
    }
    // What a state has in one of its cases is the carrier itself.
    if case .state = view.slot.shape, !view.effects(in: ref.file).isPlace(whole, view.program.body(ref)) {
      obligation.choices = []
    }
    obligation.carrierType = TakenType(view: view).type(of: whole, isOneOfMany: depth > 0, in: ref)
    if isUnwrapped(value, in: ref) { obligation.carrierType = obligation.carrierType?.unwrapped }
    if holder.isResult, mayBeNil(variable, in: ref) {
      obligation.carrierType = obligation.carrierType.map { $0.unwrapped == $0 ? .optional($0) : $0 }
    }
    obligation.isKeyed = taken?.isKeyed ?? contents.isKeyed(whole, depth: depth, in: ref)
    obligation.isOutOfReach = taken != nil
    let parts = isPart || view.program.isTest[ref.file] ? [] : EntryParts(view: view, stores: view.stores).others
    let others = parts.union(entry?.others ?? [])
    obligation.otherMembers = others
    // What stands for a continuation may be asked for the rest of it.
    let idle = others.union(view.slot.primitive.kind == .continuation ? view.slot.primitive.neutral : [])
    let isIdle = { (spared: Set<String>) in
      view.program.files[ref.file].isIdle(variable, view.program.models, besides: spared)
    }
    // Whoever does nothing at all with what he has taken, has lost it.
    obligation.needsDischarge = taken == nil || !isIdle(idle)
    if taken != nil { return obligation }
    obligation.isElement = contents.element(whole, in: ref) != nil
    // What nothing at all asks for is lost where it is removed.
    if obligation.isElement, isIdle(idle), isPart || !isIdle([]) { obligation.needsDischarge = false }
    switch value {
    case _ where obligation.isElement: break
    // Another pattern may give it another name.
    case .payload: obligation.holders.append(value)
    // What is taken out of a copy is another one each time; one that nothing asks for is lost with the copy.
    case .call: if isIdle(idle) { obligation.needsDischarge = false }
    default: if depth == 0 { obligation.holders.append(value) }
    }
    obligation.detaching = contents.detaching(whole, in: ref)
    obligation.needsWaiter = true
    return obligation.detaching.isEmpty || isReached(from: instruction, before: obligation.detaching, in: ref)
      ? nil : obligation
  }

  /// The struct of which a value is the member that is the carrier, `entries.removeValue(forKey: key)?.continuation`, or a
  /// collection of such structs, of which it has the carriers.
  private func whole(of value: Value, in file: FlowFile) -> (value: Value, isPart: Bool) {
    if let mapping = view.program.models.mapping(of: value, in: file), let member = mapping.member,
      view.slot.isCarrier(member)
    {
      return (mapping.list, true)
    }
    guard case .member(let base, let name) = value, view.slot.isCarrier(name) else { return (value, false) }
    return (base, true)
  }

  private func obligation(
    of variable: VarID, _ depth: Int, by instruction: Instruction, in ref: BodyRef
  ) -> Obligation {
    self.obligation(of: .variable(variable), named: named(variable, in: ref), depth, by: instruction, in: ref)
  }

  private func obligation(
    of holder: Value, named name: String, _ depth: Int, by instruction: Instruction, in ref: BodyRef
  ) -> Obligation {
    var obligation = Obligation(
      primitive: view.slot.primitive.isCalled ? view.slot.primitive : view.primitive, scope: ref.body,
      holders: [holder], trigger: instruction.kind, begin: instruction.range, carrier: name)
    obligation.depth = depth
    obligation.choices = view.choice?.choices ?? []
    obligation.member = view.slot.member
    obligation.label = view.slot.label
    obligation.needsDischarge = true
    return obligation
  }

  /// The name of a variable; of one that stands for the result of `??`, that of the one which gets it.
  private func named(_ variable: VarID, in ref: BodyRef) -> String {
    let file = view.program.files[ref.file]
    guard file[variable].name.isEmpty else { return file[variable].name }
    for instruction in view.program.body(ref).blocks.lazy.flatMap(\.instructions) {
      if case .bind(let other, .variable(variable)) = instruction.kind { return file[other].name }
    }
    return view.slot.name
  }

  /// Whether a body asks first whether a call has given anything: `guard let waiter = waiters.popLast() else { … }`
  private func isUnwrapped(_ value: Value, in ref: BodyRef) -> Bool {
    guard case .call = value else { return false }
    return view.program.body(ref).blocks.contains { block in
      guard case .branch(.isNil(value), let kind, _, _, _) = block.terminator else { return false }
      return kind != .optionalChain && kind != .coalescing
    }
  }

  /// Whether an expression that branches has a branch with nothing: `waiters.isEmpty ? nil : waiters.removeFirst()`
  private func mayBeNil(_ result: VarID, in ref: BodyRef) -> Bool {
    view.program.body(ref).blocks.lazy.flatMap(\.instructions).contains { $0.kind == .bind(result, .literal(.nil)) }
  }

  /// An enum that has no name where it is asked for its case: `switch waiters.removeFirst() { … }`
  private func asked(_ id: CallID, by instruction: Instruction, in ref: BodyRef) -> Obligation? {
    let value = Value.call(id)
    guard let choice = view.choice, view.depth == 1, isRemoval(view.program.files[ref.file][id], in: ref),
      view.program.body(ref).blocks.contains(where: { block in
        if case .branch(.isCase(value, _), _, _, _, _) = block.terminator { true } else { false }
      })
    else { return nil }
    let text = Wording(file: view.program.files[ref.file]).text(value) ?? view.slot.name
    var obligation = obligation(of: value, named: text, 0, by: instruction, in: ref)
    obligation.choices = choice.choices
    obligation.isOutOfReach = true
    obligation.needsDischarge = false
    return obligation
  }

  /// `swap(&mine, &waiters)`
  private func swapped(_ id: CallID, by instruction: Instruction, in ref: BodyRef) -> Obligation? {
    let site = view.program.files[ref.file][id]
    guard view.depth > 0, site.callee == .global("swap"), site.arguments.count == 2 else { return nil }
    let places = site.arguments.compactMap { operand -> Value? in
      if case .operation("&", let parts) = operand.value { parts.first } else { nil }
    }
    let own = view.effects(in: ref.file)
    let body = view.program.body(ref)
    guard places.contains(where: { own.isPlace($0, body) }),
      case .variable(let variable)? = places.first(where: { !own.isPlace($0, body) }),
      view.program.files[ref.file][variable].owner == ref.body
    else { return nil }
    var obligation = obligation(of: variable, view.depth, by: instruction, in: ref)
    obligation.carrierType = TakenType(view: view).type(of: .variable(variable), isOneOfMany: true, in: ref)
    obligation.isKeyed = view.slot.shape == .dictionary
    return obligation
  }

  // MARK: What the slot does not have any more

  /// Whether a function gives its caller what was in the slot, and leaves nothing of that there.
  func gives(_ function: BodyRef) -> Bool {
    guard isKnownInside, view.program.body(function).result != nil else { return false }
    return given(by: function, 3) != nil
  }

  /// What goes with the result of a function that gives its caller what was in the slot, one or all, and leaves nothing of that there.
  func loss(withResultOf call: CallID, in ref: BodyRef) -> SlotLoss.Kind? {
    guard let taken = taken(.call(call), in: ref) else { return nil }
    if taken.depth < view.depth { return .keyRemoved }
    return view.slot.isCollection ? .allRemoved : .cleared
  }

  /// How a carrier lies in a value that came out of the slot.
  private struct Taken: Hashable {
    /// In how many collections.
    var depth: Int
    /// The outermost is a dictionary.
    var isKeyed = false
  }

  /// Whether it is known how the carrier lies in what the slot keeps.
  private var isKnownInside: Bool {
    if case .state = view.slot.shape { return true }
    return view.slot.isPlain || view.depth > 0 || view.slot.member != nil || view.choice != nil
  }

  /// How the carrier lies in a value that comes out of the slot, which does not have it any more.
  private func taken(_ value: Value, in ref: BodyRef, steps: Int = 3) -> Taken? {
    guard case .call(let id) = value, steps > 0, isKnownInside else { return nil }
    let site = view.program.files[ref.file][id]
    if isRemoval(site, in: ref) { return Taken(depth: max(view.depth - 1, 0)) }
    if isRemovalFromEntry(site, in: ref) { return Taken(depth: max(view.depth - 2, 0)) }
    if case .body(let closure)? = site.arguments.last?.value {
      let mode = view.program.models.mode(of: site, label: site.arguments.last?.label)
      return mode == .nowOnce ? given(by: BodyRef(file: ref.file, body: closure), steps) : nil
    }
    return view.program.resolve(site, file: ref.file).flatMap { given(by: $0.target, steps) }
  }

  /// `list.removeFirst()`, `dictionary.removeValue(forKey: key)`
  func isRemoval(_ site: CallSite, in ref: BodyRef) -> Bool {
    guard view.slot.isCollection, case .member(let receiver, let name) = site.callee else { return false }
    return view.program.models.has(name, .takesElement)
      && view.effects(in: ref.file).isPlace(receiver, view.program.body(ref))
  }

  /// `lists[key]?.removeFirst()`, `dictionaries[key]?.removeValue(forKey: other)`
  private func isRemovalFromEntry(_ site: CallSite, in ref: BodyRef) -> Bool {
    guard case .member(let receiver, let name) = site.callee, view.program.models.has(name, .takesElement) else {
      return false
    }
    return view.effects(in: ref.file).isEntry(receiver, view.program.body(ref))
  }

  /// What a body gives its caller of what was in the slot, if that or nothing is all that it gives, and it leaves nothing
  /// there.
  private func given(by ref: BodyRef, _ steps: Int) -> Taken? {
    let body = view.program.body(ref)
    let file = view.program.files[ref.file]
    var all: Set<Taken> = []
    for block in body.reachable(from: Body.entry) {
      guard case .exit(let exit) = body.blocks[block].terminator, !exit.isThrow else { continue }
      guard let value = exit.value else { return nil }
      for var value in branches(of: value, in: ref) {
        if case .variable(let id) = value, let definition = file[id].definition {
          if file.isKeptBesides(id, member: view.slot.member, in: body) { return nil }
          value = definition
        }
        if value == .literal(.nil) || value == .aggregate([]) { continue }
        if let taken = taken(value, in: ref, steps: steps - 1) {
          all.insert(taken)
        } else if let depth = contents.depth(of: value, in: ref), !contents.detaching(value, in: ref).isEmpty {
          all.insert(Taken(depth: depth, isKeyed: contents.isKeyed(value, depth: depth, in: ref)))
        } else {
          return nil
        }
      }
    }
    return all.count == 1 ? all.first : nil
  }

  /// What an expression that branches may give: `waiters.isEmpty ? nil : waiters.removeFirst()`
  private func branches(of value: Value, in ref: BodyRef, depth: Int = 4) -> [Value] {
    guard case .variable(let id) = value, depth > 0, view.program.files[ref.file][id].isResult else { return [value] }
    return view.program.body(ref).blocks.lazy.flatMap(\.instructions).flatMap { instruction -> [Value] in
      if case .bind(id, let part?) = instruction.kind { branches(of: part, in: ref, depth: depth - 1) } else { [] }
    }
  }

  /// Whether a way that leads on from where something is read calls what may discharge it, or reads all that the slot has, before the
  /// slot does not have it any more.
  private func isReached(from reading: Instruction, before detaching: [Instruction.Kind], in ref: BodyRef) -> Bool {
    let body = view.program.body(ref)
    let effects = view.effects(in: ref.file)
    var pending: [(block: Int, first: Int)] = body.blocks.indices.flatMap { number in
      body.blocks[number].instructions.indices.filter { body.blocks[number].instructions[$0] == reading }
        .map { (number, $0 + 1) }
    }
    var seen: Set<Int> = []
    while let (number, first) = pending.popLast() {
      let instructions = body.blocks[number].instructions[first...]
      let end = instructions.firstIndex { detaching.contains($0.kind) }
      let isReached = instructions[..<(end ?? instructions.endIndex)].contains { instruction in
        switch instruction.kind {
        case .call(let id): view.target(of: id, file: ref.file) != nil
        case .bind(_, let value?): view.slot.isCollection && effects.isPlace(value, body)
        default: false
        }
      }
      if isReached { return true }
      guard end == nil else { continue }
      for next in body.blocks[number].successors where seen.insert(next).inserted { pending.append((next, 0)) }
    }
    return false
  }
}
