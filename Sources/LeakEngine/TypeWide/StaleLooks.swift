import LeakDomain
import LeakFlow
import LeakModel

/// What is looked at in one critical section and dropped in a later one, as in `lock { all = waiters }`, `lock { waiters = [] }`: who
/// comes between the two is not among those that were looked at, and is dropped with them. For an actor a suspension between
/// the two is the same.
///
/// Omissions: functions that keep others from coming, by a member for which whoever stores asks; those that wait in the slot themselves.
struct StaleLooks {
  let view: SlotView
  private var program: Program { view.program }
  private var marks: EndMarks { EndMarks(program: program, file: view.slot.file) }

  func verdicts() -> [StoredVerdict] {
    guard view.slot.place == .member, !view.slot.isConstant,
      [.continuation, .promise, .handler].contains(view.primitive.kind), !view.stores.contains(where: \.isShared),
      !storing.isEmpty
    else { return [] }
    return view.touching.flatMap(losses).compactMap(verdict)
  }

  /// The functions by which somebody comes to wait.
  private var storing: Set<BodyRef> {
    Set(
      view.stores.map { program.root(of: $0.body) }.filter { program.body($0).kind != .function(.initializer) })
  }

  // MARK: What is dropped

  /// An instruction that drops what is in the slot.
  struct Loss {
    var kind: SlotLoss.Kind
    var ref: BodyRef
    var place: BodyPlace
    var range: SourceRange
    /// Another is stored instead.
    var isOverwriting: Bool { kind == .overwritten || kind == .keyOverwritten }
  }

  private func losses(in ref: BodyRef) -> [Loss] {
    let body = program.body(ref)
    let root = program.root(of: ref)
    guard case .function(.function) = program.body(root).kind else { return [] }
    let effects = view.effects(in: ref.file)
    return body.blocks.enumerated().flatMap { number, block in
      block.instructions.enumerated().compactMap { index, instruction -> Loss? in
        guard case .replaced(let kind, let value, let key) = effects.effect(of: instruction, in: body),
          isLoss(kind, of: value, key, in: root)
        else { return nil }
        let place = BodyPlace(body: ref.body, block: number, instruction: index)
        return Loss(kind: kind, ref: ref, place: place, range: instruction.range)
      }
    }
  }

  private func isLoss(_ kind: SlotLoss.Kind, of value: Value?, _ key: Value?, in root: BodyRef) -> Bool {
    switch kind {
    // Whoever waits here takes out what is his own.
    case .allRemoved, .cleared: !storing.contains(root)
    // Of two that come at once, each finds nothing, and the second takes the place of the first.
    case .keyOverwritten: value != nil && !isUnique(key, in: root)
    case .overwritten: value != nil && view.slot.shape == .single && view.primitive.kind == .continuation
    case .keyRemoved: false
    }
  }

  private func isUnique(_ key: Value?, in root: BodyRef) -> Bool {
    guard let key, let type = view.slot.keyType, program.models.isType(type, .sharedKey) else { return true }
    return UniqueKeys(models: program.models, file: program.files[root.file]).isUnique(key)
  }

  private func verdict(_ loss: Loss) -> StoredVerdict? {
    guard let look = look(before: loss), !keepsOthersAway(program.root(of: loss.ref)) else { return nil }
    let words = SlotWords(view: view)
    let site = SlotSite(file: loss.ref.file, range: loss.range)
    var verdict = words.verdict(words.loss(loss.kind), at: site, in: loss.ref)
    verdict.lastLook = words.spot(SlotSite(file: loss.ref.file, range: look))
    return verdict
  }

  /// Whether a function, or one that calls it, changes what whoever stores asks for.
  private func keepsOthersAway(_ root: BodyRef) -> Bool {
    let around = [root] + view.callers.callers(of: root).known
    let changed = Set(around.flatMap(view.index.assignedNames)).subtracting([view.slot.name])
    let asking = storing.flatMap { [$0] + view.callers.callers(of: $0).known }
    return asking.contains { !marks.asked(in: $0).isDisjoint(with: changed) }
  }

  // MARK: The look before

  private func look(before loss: Loss) -> SourceRange? {
    let sections = CriticalSections(program: program, fileIndex: loss.ref.file)
    let around = sections.around(loss.place)
    if !around.isEmpty { return look(before: loss, in: around, sections) }
    return SuspendedLooks(view: view).look(before: loss, sections)
  }

  /// A look in an earlier section of the same lock, where there is none in that of the loss.
  private func look(before loss: Loss, in own: [CriticalSection], _ sections: CriticalSections) -> SourceRange? {
    let locks = Set(own.map(\.lock))
    guard isStored(under: locks), !isAlone(loss) else { return nil }
    var last: SlotLook?
    for look in SlotLooks(view: view).looks(in: program.root(of: loss.ref)) where look.range != loss.range {
      if !Set(sections.around(look.place)).isDisjoint(with: own) { return nil }
      let isBefore = look.range.start < loss.range.start && sections.leads(from: look.place, to: loss.place)
      if isBefore, look.range.start >= last?.range.start ?? 0 { last = look }
    }
    guard let last, last.isCare(for: loss), sections.around(last.place).contains(where: { locks.contains($0.lock) })
    else { return nil }
    return last.range
  }

  /// Whether nobody else can run the function that stores at the same time.
  private func isAlone(_ loss: Loss) -> Bool {
    guard loss.isOverwriting else { return false }
    switch program.executors(of: loss.ref.file)[program.root(of: loss.ref).body] {
    case .main, .actor, .eventLoop: return true
    default: return SlotActors(view).isExpected(loss.kind)
    }
  }

  /// Whether somebody comes to wait under one of these locks.
  private func isStored(under locks: Set<Value>) -> Bool {
    view.stores.contains { store in
      guard program.body(program.root(of: store.body)).kind != .function(.initializer) else { return false }
      let sections = CriticalSections(program: program, fileIndex: store.body.file)
      return sections.place(at: store.range, in: store.body.body).map { place in
        sections.around(place).contains { locks.contains($0.lock) }
      } ?? false
    }
  }
}
