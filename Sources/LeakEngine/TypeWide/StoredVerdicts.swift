import LeakDomain

/// Judges what types keep, slot by slot.
struct StoredVerdicts {
  let index: TypeWideIndex

  /// What there is to say of a slot, and of what is taken out of it, with the file in which that is.
  struct Judgement {
    var stored: [StoredVerdict] = []
    var taken: [(file: Int, verdict: Verdict)] = []
    /// Not all paths could be followed.
    var isExhausted = false
  }

  func judge(_ slot: Slot) -> Judgement {
    let view = SlotView(index, slot)
    if let inside = slot.inside {
      return Judgement(stored: LostObjects(view: view, inside: inside).verdicts(), isExhausted: view.exhausted)
    }
    // What an initialiser unpacks from a pair is not seen as a store.
    guard !view.stores.isEmpty || slot.isConstant && slot.primitive.kind == .stream else { return Judgement() }
    var judgement = Judgement(stored: stored(view))
    if slot.isConstant { return judgement }
    let budget = StateBudget.slot(of: index.slots.count)
    for (file, obligation) in TakenCarriers(view: view).find() + PassedOver(view: view).find() {
      let (verdict, exhausted) = VerdictBuilder(index.program, file: file, budget: budget).judge(obligation)
      if let verdict { judgement.taken.append((file, verdict)) }
      if exhausted { judgement.isExhausted = true }
    }
    if view.exhausted { judgement.isExhausted = true }
    return judgement
  }

  private func stored(_ view: SlotView) -> [StoredVerdict] {
    if let never = NeverDischarged(view: view).verdict() { return [never] }
    let undrained = UndrainedSlot(view: view).verdicts()
    let byOthers = leftByOthers(view, besides: undrained)
    // An exit by which a closure leaves them is told of once.
    let left =
      undrained.filter { known in !byOthers.contains { tells($0, known) } } + UntoldFailures(view: view).verdicts()
      + late(view)
      + LeftAnswers(view: view).verdicts().filter { answer in !byOthers.contains { $0.at == answer.at } }
      + LeftByEvent(view: view).verdicts() + LeftByExit(view: view).verdicts() + byOthers
    if view.slot.isConstant { return left }
    var search = SlotLosses(view: view)
    let lost = search.verdicts()
    return lost + OutlivedLimits(view: view).verdicts()
      + StaleLooks(view: view).verdicts().filter { stale in !lost.contains { $0.at == stale.at } } + left
  }

  /// Whether the exit of a closure is what leaves those whom a mark leaves that is set on the way to it.
  private func tells(_ exit: StoredVerdict, _ known: StoredVerdict) -> Bool {
    if exit.at == known.at { return true }
    guard case .undrained(.mark) = known.loss else { return false }
    return exit.at.location.file == known.at.location.file && exit.function == known.function
  }

  private func late(_ view: SlotView) -> [StoredVerdict] {
    let late = LateStores(view: view).verdicts()
    return late.isEmpty ? StaleChecks(view: view).verdicts() : late
  }

  /// - Parameter undrained: who serves them in a loop leaves them by its errors as well.
  private func leftByOthers(_ view: SlotView, besides undrained: [StoredVerdict]) -> [StoredVerdict] {
    let byOutcome = LeftByOutcome(view: view).verdicts()
    if !byOutcome.isEmpty { return byOutcome }
    let rearms = LostRearms(view: view).verdicts()
    return undrained.isEmpty ? rearms + [leftByWork(view)].compactMap { $0 } : rearms
  }

  /// Those whom what does the work for them leaves, or who wait for what is never begun.
  private func leftByWork(_ view: SlotView) -> StoredVerdict? {
    if let left = LeftByWork(view: view).verdict() ?? LeftByTask(view: view).verdict() { return left }
    if let left = LeftByRequest(view: view).verdict() ?? LeftByStart(view: view).verdict() { return left }
    return LeftUnmade(view: view).verdict() ?? LeftUnsent(view: view).verdict()
  }
}
