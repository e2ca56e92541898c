import LeakDomain
import LeakFlow

/// Waiters that are stored when the object has ended: its end tells all that wait, once, and marks the object, and whoever
/// stores another does not ask for the mark.
///
/// That nobody discharges what comes late is certain only where the others who do, as for an answer, ask for the mark themselves, or where
/// there are none. What else the end changes, and whoever stores asks for, may be a mark as well.
struct LateStores {
  let view: SlotView
  private var program: Program { view.program }
  private var marks: EndMarks { EndMarks(program: program, file: view.slot.file) }

  func verdicts() -> [StoredVerdict] {
    guard view.slot.place == .member, !view.slot.isConstant,
      [.continuation, .promise, .handler].contains(view.primitive.kind),
      !view.stores.contains(where: \.isShared)
    else { return [] }
    return ends().lazy.compactMap { end, mark in verdict(end, mark) }.first.map { [$0] } ?? []
  }

  // MARK: The end

  /// The methods that tell all that wait, and mark the object for good.
  private func ends() -> [(BodyRef, EndMarks.Mark)] {
    let draining = SlotDrains(view: view)
    let isSingle = view.slot.shape == .single
    let emptying = view.touching.filter { isSingle ? draining.meets(in: $0) : draining.drains(in: $0) }
    let around = view.callers.reaching(emptying.map(program.root)).filter(isOfOwner)
    return around.sorted { ($0.file, $0.body) < ($1.file, $1.body) }.compactMap { root in
      let set = view.index.withCallees(of: root).flatMap(marks.set)
      let own = set.filter { isMember($0) && marks.isForGood($0) }
      guard let mark = own.min(by: { $0.name < $1.name }), comesOnce(root, mark),
        !view.index.withCallees(of: root).contains(where: isStore)
      else { return nil }
      return (root, mark)
    }
  }

  /// Whether a function is one of the object: what a struct has is changed by whoever keeps it.
  private func isOfOwner(_ root: BodyRef) -> Bool {
    guard let owner = view.slot.owner, let type = program.type(around: root) else { return false }
    return type == owner || (isOfStruct && root.file == view.slot.file)
  }

  private var isOfStruct: Bool { view.slot.owner.flatMap(program.types.kind) == .struct }

  private func isMember(_ mark: EndMarks.Mark) -> Bool {
    guard let owner = view.slot.owner, let property = program.members.property(mark.name, of: owner) else {
      return false
    }
    return property.isStored && !property.isStatic
  }

  /// Whether the end does nothing when it comes again, or is one that nobody calls twice.
  private func comesOnce(_ end: BodyRef, _ mark: EndMarks.Mark) -> Bool {
    let name = program.body(end).name
    if marks.isAsked(mark, in: end) { return true }
    guard program.models.has(name, .ending) else { return false }
    // What ends a turn wakes one, and does not say of itself for good that it has ended.
    return view.slot.isCollection && mark.value == .literal(.bool(true)) || !program.models.has(name, .endOfTurn)
  }

  private func isStore(_ root: BodyRef) -> Bool { view.stores.contains { program.root(of: $0.body) == root } }

  // MARK: Whoever comes late

  private func verdict(_ end: BodyRef, _ mark: EndMarks.Mark) -> StoredVerdict? {
    let changed = Set(view.index.withCallees(of: end).flatMap(view.index.assignedNames)).subtracting([view.slot.name])
    // What an initialiser stores is there before any end.
    let stores = view.stores.filter { program.body(program.root(of: $0.body)).kind != .function(.initializer) }
    let (asking, late) = stores.reduce(into: ([SlotStore](), [SlotStore]())) { found, store in
      if asks(program.root(of: store.body), for: changed) { found.0.append(store) } else { found.1.append(store) }
    }
    guard let store = late.first, isNeverDischarged(after: end, mark, whereSomeStore: !asking.isEmpty) else {
      return nil
    }
    let words = SlotWords(view: view)
    let loss = LateStore(end: program.body(end).signature, mark: mark.name, value: mark.text)
    return words.verdict(.late(loss), at: SlotSite(file: store.body.file, range: store.range), in: store.body)
  }

  /// Whether a function, one that calls it, or one that it calls decides by a member, or looks at one in a property of its own.
  private func asks(_ root: BodyRef, for names: Set<String>) -> Bool {
    let around = view.index.withCallees(of: root) + view.callers.callers(of: root).known
    if around.contains(where: { !marks.asked(in: $0).isDisjoint(with: names) }) || uses(root, anyOf: names) {
      return true
    }
    if view.index.withCallees(of: root).contains(where: { tells(anyOf: names, $0) }) { return true }
    // What a struct has may be asked for by a closure that gives it: `state.withLock { $0.isClosed }`.
    return isOfStruct && around.contains { !members(in: $0).isDisjoint(with: names) }
  }

  /// Whether a function uses a computed property that uses one of some members.
  private func uses(_ root: BodyRef, anyOf names: Set<String>) -> Bool {
    let read = members(in: root)
    return program.files[view.slot.file].bodies.contains { body in
      guard case .function(.accessor) = body.kind, read.contains(body.name) else { return false }
      return !members(in: BodyRef(file: view.slot.file, body: body.id)).isDisjoint(with: names)
    }
  }

  /// Whether a function gives back what one of some members says: `func hasEnded() -> Bool { ended }`
  private func tells(anyOf names: Set<String>, _ ref: BodyRef) -> Bool {
    program.body(ref).blocks.contains { block in
      guard case .exit(let exit) = block.terminator else { return false }
      return exit.value?.contains { part in part.memberName.map(names.contains) ?? false } ?? false
    }
  }

  private func members(in root: BodyRef) -> Set<String> {
    let file = program.files[root.file]
    return program.family(of: root).reduce(into: []) { found, id in
      file.forEachPart(of: file[id]) { part in if let name = part.memberName { found.insert(name) } }
    }
  }

  /// Whether all others that discharge something ask for the mark, or whoever else stores does.
  private func isNeverDischarged(after end: BodyRef, _ mark: EndMarks.Mark, whereSomeStore asks: Bool) -> Bool {
    let drains = SlotDrains(view: view)
    let others = Set(view.touching.filter { drains.meets(in: $0) }.map(program.root)).filter { root in
      root != end && !isStore(root) && !view.callers.callers(of: root).known.contains(end)
    }
    return asks || others.allSatisfy { marks.isAsked(mark, in: $0) }
  }
}
