import LeakDomain
import LeakFlow
import LeakModel

/// Judges every slot of a program.
struct StoredVerdicts {
  let index: TypeWideIndex

  struct Judged {
    var verdicts: [StoredVerdict] = []
    /// Slots whose paths were too many.
    var unfinished: [Slot] = []
  }

  init(_ program: Program) { index = TypeWideIndex(program) }

  func judge() -> Judged {
    var judged = Judged()
    for slot in index.slots {
      let view = SlotView(index, slot)
      guard !view.stores.isEmpty else { continue }
      judged.verdicts += verdicts(view)
      if view.exhausted { judged.unfinished.append(slot) }
    }
    return judged
  }

  private func verdicts(_ view: SlotView) -> [StoredVerdict] {
    if let never = NeverDischarged(view: view).verdict() { return [never] }
    var search = SlotLosses(view: view)
    return search.verdicts() + UndrainedSlot(view: view).verdicts()
  }
}
