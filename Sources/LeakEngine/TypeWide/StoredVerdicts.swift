import LeakDomain

/// Judges what types keep, slot by slot.
struct StoredVerdicts {
  let index: TypeWideIndex

  /// - Returns: what there is to say, and whether all paths could be followed.
  func judge(_ slot: Slot) -> (verdicts: [StoredVerdict], exhausted: Bool) {
    let view = SlotView(index, slot)
    guard !view.stores.isEmpty else { return ([], false) }
    let verdicts = verdicts(view)
    return (verdicts, view.exhausted)
  }

  private func verdicts(_ view: SlotView) -> [StoredVerdict] {
    if let never = NeverDischarged(view: view).verdict() { return [never] }
    var search = SlotLosses(view: view)
    return search.verdicts() + UndrainedSlot(view: view).verdicts()
  }
}
