import LeakDomain
import LeakFlow

/// Waiters that stay when their type, or the worker that serves them, has ended.
struct UndrainedSlot {
  let view: SlotView

  func verdicts() -> [StoredVerdict] {
    guard view.slot.primitive.kind != .stream, !view.stores.contains(where: \.isShared),
      let end = view.slot.isCollection ? endOfCollection() : ServedByLoop(view: view).end()
    else { return [] }
    return [SlotWords(view: view).verdict(.undrained(end.end), at: end.site, in: end.body)]
  }

  private func endOfCollection() -> SlotEnds.End? {
    guard SlotDrains(view: view).takesSingleOnes else { return nil }
    let ends = SlotEnds(view: view)
    return ends.loop() ?? ends.method() ?? ends.unheard()
  }
}
