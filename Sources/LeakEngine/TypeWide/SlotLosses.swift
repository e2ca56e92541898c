import LeakDomain
import LeakFlow
import LeakModel

/// Finds the paths on which what is in a slot is dropped, or is discharged and stays. What a function drops it may
/// have been told to drop: the paths that count are those of the functions that nothing in the sources calls.
struct SlotLosses {
  let view: SlotView
  private var seen: Set<BodyRef> = []
  private var verdictsFound: [StoredVerdict] = []
  private var findings: [(finding: SlotAnalysis.Finding, root: BodyRef)] = []
  private let actors: SlotActors
  /// Something else gets what is stored on other paths.
  private var isDecided = false

  init(view: SlotView) {
    self.view = view
    actors = SlotActors(view)
  }

  mutating func verdicts() -> [StoredVerdict] {
    // Another holder of what is stored may discharge it.
    let stores = view.stores.filter { $0.carrier != nil || $0.isMoved }
    guard !stores.isEmpty else { return [] }
    isDecided = stores.contains(where: \.isDecided)
    for root in view.roots { follow(root, depth: SlotCallers.depth) }
    let cleanups = SlotCleanups(view, findings)
    for (finding, root) in findings where !cleanups.excuse(finding.kind) { report(finding, in: root) }
    var places: Set<SlotSite> = []
    return verdictsFound.filter {
      places.insert(SlotSite(file: Int($0.at.location.file.index), range: $0.at.location.range)).inserted
    }
  }

  private mutating func follow(_ root: BodyRef, depth: Int) {
    guard depth > 0, seen.insert(root).inserted else { return }
    let found = findings(in: root)
    guard !found.isEmpty || actors.giving.contains(root) else { return }
    let callers = view.callers.callers(of: root)
    let isLast = callers.known.isEmpty && !callers.hasUnknown
    for finding in found where isLast || finding.comesLater { findings.append((finding, root)) }
    for caller in callers.known { follow(caller, depth: depth - 1) }
  }

  private func findings(in root: BodyRef) -> [SlotAnalysis.Finding] {
    let body = view.program.body(root)
    guard mayFindSomething(body), actors.mayAct(root) else { return [] }
    let analysis = SlotAnalysis(view, root)
    let search = analysis.search(body, from: .perhaps, facts: Facts())
    guard !analysis.exhausted else { return [] }
    var found = analysis.found
    for arrival in search.arrivals {
      switch analysis.content(of: arrival, leaving: root.body) {
      case .lost(let loss): found.append(.init(kind: .lost(loss), trace: search.trace(to: arrival)))
      case .discharged(let site): found.append(.init(kind: .discharged(site), trace: search.trace(to: arrival)))
      case .leaving: found.append(.init(kind: .given, trace: []))
      default: break
      }
    }
    var kinds: Set<SlotAnalysis.Finding.Kind> = []
    return found.filter { kinds.insert($0.kind).inserted }
  }

  /// Before an initialiser there is nothing in any slot, and after `deinit` nothing is discharged again.
  private func mayFindSomething(_ body: Body) -> Bool {
    switch body.kind {
    case .function(.initializer), .initialValue, .topLevel: false
    default: true
    }
  }

  /// Whether there can be nothing to lose: nothing ever is in this slot, or the function begins it.
  private func isExpected(_ loss: SlotLoss, in root: BodyRef) -> Bool {
    if actors.isExpected(loss.kind) || loss.kind == .keyRemoved && isReadInScope { return true }
    if OwnFutures(view: view).comesBefore(loss.site) || isTakenBack(by: root) { return true }
    guard loss.kind == .overwritten || loss.kind == .keyOverwritten else { return false }
    // Whoever takes the next one out of a queue has done with the last one.
    let isNext = view.stores.contains { store in
      store.isMoved && store.carrier == nil && store.body.file == loss.site.file && store.range == loss.site.range
    }
    if isNext { return true }
    // What other objects are to be told by is set anew for the next purpose.
    if view.primitive.kind == .handler, view.program.type(around: root) != view.slot.owner { return true }
    return view.program.models.begins(view.program.body(root).name)
  }

  /// Whether the system tells by a function that it wants no answer any more.
  private func isTakenBack(by root: BodyRef) -> Bool {
    guard view.slot.primitive.kind == .action else { return false }
    let body = view.program.body(root)
    return ([body.name] + body.parameters.compactMap(\.label)).contains { view.program.models.has($0, .takesBack) }
  }

  /// Whether whoever stores a stream's continuation reads the stream before its entry goes.
  private var isReadInScope: Bool {
    view.slot.primitive.kind == .stream
      && view.stores.allSatisfy { store in
        let readers = ScopedReaders(program: view.program, file: store.body.file)
        return store.carrier.map { readers.isReadInScope($0) } ?? false
      }
  }

  /// What others assign to a place of theirs is asked of that place.
  private func isElsewhere(_ site: SlotSite) -> Bool {
    guard view.slot.place == .whole else { return false }
    return !view.program.files[site.file].bodies.contains { body in
      body.range.contains(site.range)
        && view.program.type(around: BodyRef(file: site.file, body: body.id)) == view.slot.owner
    }
  }

  /// Whether all is dropped that is left at an end. Whoever stores something on some paths only may know elsewhere that there
  /// is nothing, but hardly then.
  private func endsAll(_ kind: SlotAnalysis.Finding.Kind, in root: BodyRef) -> Bool {
    guard case .lost(let loss) = kind, loss.kind == .allRemoved else { return false }
    return view.program.models.has(view.program.body(root).name, .ending)
  }

  /// Whether a path that goes through a function to its end decides something only when the slot has been overwritten.
  private func comesAfter(_ step: TraceStep, _ site: SlotSite, in root: BodyRef) -> Bool {
    // What is decided by the value that a step gives comes after the step.
    site.file == root.file && view.program.body(root).range.contains(site.range)
      && (step.range.start >= site.range.end || step.range.contains(site.range))
  }

  /// Whether an entry is taken out for whoever names it, who knows why: `removeWaiter(id)`, `unregister(id)`.
  private func isWithdrawal(_ loss: SlotLoss) -> Bool {
    loss.kind == .keyRemoved
      && view.program.files[loss.site.file].bodies(around: loss.site.range).contains { body in
        body.kind == .function(.function) && !body.parameters.isEmpty
          && view.program.models.has(body.name, .withdraws)
      }
  }

  /// Whether a function that stores, and fails what it has stored where something else fails, takes it away.
  private func hasFailed(_ kind: SlotAnalysis.Finding.Kind, in root: BodyRef) -> Bool {
    guard case .lost(let loss) = kind, loss.kind == .keyRemoved || loss.kind == .cleared else { return false }
    return view.stores.contains { $0.failsWithOther && view.program.root(of: $0.body) == root }
  }

  /// Whether the state that is dropped has been found to be one in which somebody waits.
  private func dropsKnown(_ kind: SlotAnalysis.Finding.Kind) -> Bool {
    guard case .state = view.slot.shape, case .lost(let loss) = kind else { return false }
    return loss.isKnown
  }

  /// Whether what was discharged and is kept is discharged elsewhere, too. What is kept alone waits for the next call of the same.
  private func isDischargedElsewhere(_ site: SlotSite) -> Bool {
    if view.slot.shape == .single { return true }
    if SoleDischarges(view: view).comesAgain(to: site) { return true }
    return SlotForOnce(view: view).isDischargedByOthers(than: site) && !view.isTakenOutByWaiters
  }

  private mutating func report(_ finding: SlotAnalysis.Finding, in root: BodyRef) {
    guard !isDecided || endsAll(finding.kind, in: root) || dropsKnown(finding.kind), !hasFailed(finding.kind, in: root)
    else { return }
    let words = SlotWords(view: view)
    let steps = words.steps(finding.trace, in: root.file)
    switch finding.kind {
    case .lost(let loss):
      guard !isExpected(loss, in: root), !isElsewhere(loss.site) else { return }
      let steps = words.steps(finding.trace.filter { !comesAfter($0, loss.site, in: root) }, in: root.file)
      var verdict = words.verdict(words.loss(loss.kind), at: loss.site, in: root, steps: steps)
      verdict.isUnlikely = isWithdrawal(loss) || LoneWaiters(view: view).areUnknown(to: root)
      verdict.isAwaited = AwaitedDrops(view: view).isAwaited(loss)
      verdictsFound.append(verdict)
    case .discharged(let site):
      guard view.isForOnce, view.program.body(root).kind != .function(.deinitializer), isDischargedElsewhere(site),
        !view.isOfRemoved(site)
      else { return }
      var verdict = words.verdict(.dischargedAgain(earlier: nil), at: site, in: root, steps: steps)
      verdict.isUnlikely = view.slot.shape == .single && view.isClearedByWaiters
      verdictsFound.append(verdict)
    case .twice(let first, let second):
      guard view.slot.primitive.kind == .continuation else { return }
      let earlier = words.spot(first)
      verdictsFound.append(words.verdict(.dischargedAgain(earlier: earlier), at: second, in: root, steps: steps))
    case .given: break
    }
  }
}
