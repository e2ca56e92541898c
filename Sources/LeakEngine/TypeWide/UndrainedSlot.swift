import LeakDomain
import LeakFlow

/// Collections of waiters that stay when their type, or the worker that serves them, has ended.
struct UndrainedSlot {
  let view: SlotView

  func verdicts() -> [StoredVerdict] {
    let kind = view.slot.primitive.kind
    guard view.slot.isCollection, kind != .stream, !view.stores.contains(where: \.isShared),
      SlotDrains(view: view).takesSingleOnes
    else { return [] }
    let ends = SlotEnds(view: view)
    guard let end = ends.loop() ?? ends.method() ?? ends.unheard() else { return [] }
    return [SlotWords(view: view).verdict(.undrained(end.end), at: end.site, in: end.body)]
  }
}
