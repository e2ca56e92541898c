import LeakDomain
import LeakFlow

/// Waiters that stay when their type, or the worker that serves them, has ended.
struct UndrainedSlot {
  let view: SlotView

  func verdicts() -> [StoredVerdict] {
    guard view.slot.place != .whole, !view.stores.contains(where: \.isShared), let end = end() else { return [] }
    let words = SlotWords(view: view)
    let steps = words.steps(end.steps, in: end.body.file)
    return [words.verdict(.undrained(end.end), at: end.site, in: end.body, steps: steps)]
  }

  private func end() -> SlotEnds.End? {
    if view.slot.primitive.kind == .stream {
      return UnfinishedSiblings(view: view).end() ?? FinishedTogether(view: view).end()
        ?? AnnouncedEnds(view: view).findOfStream() ?? EndedListeners(view: view).find()
    }
    return ownEnd() ?? AnnouncedEnds(view: view).find() ?? EndedListeners(view: view).find()
      ?? FinalStates(view: view).find() ?? LostLeaders(view: view).end() ?? MarkedEnds(view: view).find()
      ?? UnservedExits(view: view).find() ?? AbandonedQueues(view: view).end()
  }

  private func ownEnd() -> SlotEnds.End? {
    if view.slot.isConstant { return nil }
    return view.slot.isCollection ? endOfCollection() : endOfSingle()
  }

  private func endOfCollection() -> SlotEnds.End? {
    let ends = SlotEnds(view: view)
    guard SlotDrains(view: view).takesSingleOnes else { return ends.quiet() }
    return ends.loop() ?? (SlotDrains(view: view).goesOnByItself ? nil : ends.method()) ?? ends.unheard()
      ?? OpenedGates(view: view).find() ?? UnwokenPlaces(view: view).find()
  }

  private func endOfSingle() -> SlotEnds.End? {
    if let loop = ServedByLoop(view: view).end() { return loop }
    return view.slot.shape == .single ? SlotEnds(view: view).quiet() : nil
  }
}
