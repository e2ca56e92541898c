import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Follows what was in a slot when a function began over the paths of that function.
///
/// Omissions: two instances of one type are taken for one; what goes into a variable is not followed further than to a
/// discharge by that variable's name; a test of another member that changes together with the slot counts as care.
final class SlotAnalysis: PathSemantics {
  struct State: Hashable {
    var content: SlotContent
    /// The path has tested a member that the function changes: the discharge happens once.
    var isGuarded = false
    /// The path has waited in the slot and was resumed: what it removes then is its own.
    var hasWaited = false
    /// Where one of several that are in the slot was discharged; it is still there.
    var met: SlotSite?
    /// The path has put something into the slot: that waits there when a closure runs that it makes later.
    var hasStored = false
    /// The path has made room for those who wait, and nobody can have come before it suspends: `state = .loading([])`,
    /// `isLoading = true`.
    var isOpened = false
  }

  /// What happens in closures that run later, and pairs of discharges.
  struct Finding: Hashable {
    enum Kind: Hashable {
      case lost(SlotLoss)
      case discharged(SlotSite)
      case twice(first: SlotSite, second: SlotSite)
      /// Its callers are given what is in the slot: what becomes of it is asked there.
      case given
    }
    var kind: Kind
    var trace: [TraceStep]
    /// It lies in a closure that runs later than the function has put something into the slot, whoever calls the function.
    var comesLater = false
  }

  let view: SlotView
  let fileIndex: Int
  let effects: SlotEffects
  private(set) var found: [Finding] = []
  private(set) var exhausted = false
  var pendingNotes: [Int] = []
  private var active: [BodyID] = []
  let tests: [Value: TestPlaces]
  /// Members that the function, or a closure in it, assigns.
  let assigned: Set<String>
  /// Whether the function itself stores something in a collection, on some path: that of those who come second.
  private let isStoring: Bool
  /// Whether all that the function does with what is in a collection is to look at some of it, and to drop it.
  private let isPartial: Bool

  var program: Program { view.program }
  var file: FlowFile { program.files[fileIndex] }

  init(_ view: SlotView, _ root: BodyRef) {
    self.view = view
    fileIndex = root.file
    effects = view.effects(in: root.file)
    tests = view.program.tests(around: root)
    assigned = view.index.assignedNames(of: root)
    isPartial = PartialReads(view, root).areAll
    isStoring = view.slot.isCollection && view.stores.contains { view.program.root(of: $0.body) == root }
  }

  func search(_ body: Body, from content: SlotContent, facts: Facts) -> PathSearch<SlotAnalysis> {
    active.append(body.id)
    defer { active.removeLast() }
    let search = PathSearch(
      body, state: State(content: content), facts: facts, semantics: self, budget: ObligationAnalysis.budget(body))
    if search.exhausted { exhausted = true }
    for note in search.notes {
      found[note].trace = search.trace(toNote: note) + found[note].trace
      pendingNotes.append(note)
    }
    return search
  }

  // MARK: Steps

  func step(_ instruction: Instruction, in body: Body, state: State, facts: Facts) -> [Way<State>] {
    var state = state
    var facts = facts
    let effect = effects.effect(of: instruction, in: body)
    if isPartial {
      if case .replaced = effect { apply(effect, instruction, in: body, &state, facts) }
    } else if !follows(instruction, in: body, &state) {
      apply(effect, instruction, in: body, &state, facts)
    }
    if effects.stored(by: instruction, in: body) != nil { state.hasStored = true }
    if state.isOpened, suspends(instruction), state.content == .settled {
      state.content = .perhaps
      state.isOpened = false
    }
    switch instruction.kind {
    case .bind(let variable, let value):
      facts.forget(.variable(variable))
      if let value { learn(.variable(variable), value, &facts) }
      if case .body(let closure)? = value { runLater(closure, state, facts) }
    case .assign(let target, let value):
      facts.forget(target)
      learn(target, value, &facts)
      if isStoring, case .literal(.bool(let isSet)) = value, view.isCompanion(target, file: file) {
        state.isOpened = isSet && state.content == .settled
      }
      if case .body(let closure) = value { runStored(closure, in: target, body, state, facts) }
    case .assume(let test, let answer): facts.learn(test, answer)
    case .awaitValue: facts.forgetShared(in: file)
    case .startAsyncLet(_, let started): runLater(started, state, facts)
    case .call(let id): return call(id, in: body, state, facts)
    case .element, .exhausted, .endAsyncLet: break
    }
    return [Way(state, facts)]
  }

  private func learn(_ target: Value, _ value: Value, _ facts: inout Facts) {
    facts.assign(target, from: value, enumCase: program.caseName(of: value, in: file))
  }

  private func apply(
    _ effect: SlotEffect, _ instruction: Instruction, in body: Body, _ state: inout State, _ facts: Facts
  ) {
    let site = SlotSite(file: fileIndex, range: instruction.range)
    switch effect {
    case .none, .added: break
    case .looked: state.content.look()
    case .read(let variable): if state.content.mayWait { state.content = .read(.variable(variable)) }
    case .discharged: discharge(at: site, &state)
    case .metOne where !view.isForOnce, .drained where !view.isForOnce, .drainedAll where !view.isForOnce:
      state.content.look()
    case .metOne: if state.content.mayWait, !state.isGuarded { state.met = site }
    case .drained(let range): drain(at: SlotSite(file: fileIndex, range: range), &state)
    case .drainedAll: if !state.content.isMet { state.content.look() }
    case .dischargedElsewhere(let variable):
      state.content.dischargeElsewhere(variable, at: site)
    case .replaced(let kind, _, let key):
      let opens = SlotOpenings(slot: view.slot, file: file).opens(instruction, isEmpty: state.content == .settled)
      if opens { state.isOpened = true }
      if kind == .keyOverwritten, !mayRepeat(key) {
        // What was read before is in a variable only from here on.
        if replacesMet(kind, state) || state.content.isMet || state.content.isRead { state.content = .settled }
        state.met = nil
        return
      }
      lose(kind, at: site, isEmpty: isEmptyState(facts, body), &state)
      state.isOpened = opens
    }
  }

  /// What is in the slot goes, or one of several.
  func lose(_ kind: SlotLoss.Kind, at site: SlotSite, isEmpty: Bool, _ state: inout State) {
    let isOwn = state.hasWaited && (kind == .keyRemoved || kind == .cleared)
    if isOwn || isEmpty || replacesMet(kind, state) { state.content = .settled }
    state.met = nil
    state.content.lose(SlotLoss(kind: kind, site: site, isKnown: state.content == .pending))
  }

  private func suspends(_ instruction: Instruction) -> Bool {
    switch instruction.kind {
    case .call(let id): file[id].isAwaited
    case .awaitValue: true
    default: false
    }
  }

  private func discharge(at site: SlotSite, _ state: inout State) {
    guard view.slot.shape == .single else { return state.content.look() }
    drain(at: site, &state)
  }

  /// Whether what goes is the one that was discharged before.
  private func replacesMet(_ kind: SlotLoss.Kind, _ state: State) -> Bool {
    state.met != nil && (view.slot.shape == .dictionary || kind == .keyRemoved)
  }

  /// All that is in the slot is discharged and stays there.
  private func drain(at site: SlotSite, _ state: inout State) {
    switch state.content {
    case .perhaps, .pending, .read, .given: state.content = state.isGuarded ? .settled : .discharged(site)
    // Another turn of the same loop.
    case .discharged(site): break
    case .discharged(let first):
      note(.twice(first: first, second: site))
      state.content = .settled
    case .leaving, .settled, .lost: break
    }
  }

  private func mayRepeat(_ key: Value?) -> Bool {
    let models = view.program.models
    guard let key, let type = view.slot.keyType else { return false }
    if namesLasting(key) { return true }
    guard models.isType(type, .sharedKey) else { return false }
    return !UniqueKeys(models: models, file: file).isUnique(key)
  }

  /// Whether a key is, or names, something that others may ask for as well: `peripheral.identifier`.
  private func namesLasting(_ key: Value) -> Bool {
    let object = if case .member(let base, _) = key { base } else { key }
    guard case .variable(let id) = object,
      let type = program.typeName(of: object, file: fileIndex, in: file[file[id].owner])
    else { return false }
    return program.models.isType(type, .lastingObject)
  }

  /// Whether the path has ruled out every case that carries an obligation.
  private func isEmptyState(_ facts: Facts, _ body: Body) -> Bool {
    guard case .state(let carrying) = view.slot.shape else { return false }
    return view.placeValues(in: fileIndex).contains { place in
      carrying.allSatisfy { facts.decide(.isCase(place, $0)) == false }
    }
  }

  // MARK: Notes

  func note(_ kind: Finding.Kind, comesLater: Bool = false) {
    if let known = found.firstIndex(where: { $0.kind == kind }) {
      if comesLater { found[known].comesLater = true }
      return
    }
    found.append(Finding(kind: kind, trace: [], comesLater: comesLater))
    pendingNotes.append(found.count - 1)
  }

  func isActive(_ body: BodyID) -> Bool { active.contains(body) || active.count > 16 }
}
