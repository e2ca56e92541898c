import LeakDomain
import LeakFlow

/// Time limits that resume the continuation which they have captured, while the answer resumes what is in the slot: whoever is answered
/// in time is resumed once more when the time is over.
///
///     waiter = continuation
///     queue.asyncAfter(deadline: .now() + 3) { continuation.resume(throwing: TimedOut()) }
///
/// Omissions: limits that ask for anything, or that somebody may stop.
struct OutlivedLimits {
  let view: SlotView
  private var program: Program { view.program }

  func verdicts() -> [StoredVerdict] {
    guard view.slot.shape == .single, view.slot.isPlain, view.slot.primitive.kind == .continuation else { return [] }
    return view.stores.flatMap { store -> [StoredVerdict] in
      guard let carrier = store.carrier, store.captured == nil, !store.isMoved else { return [] }
      let number = store.body.file
      let file = program.files[number]
      let obligation = Obligation(
        primitive: view.primitive, scope: file[carrier].owner, holders: [.variable(carrier)],
        begin: file[carrier].range, carrier: file[carrier].name)
      let limits = TimedRaces(program: program, fileIndex: number, obligation: obligation).sureLimits()
      guard !limits.isEmpty, let answer = answer(besides: store) else { return [] }
      let words = SlotWords(view: view)
      return limits.map {
        words.verdict(.outlived(answer: words.spot(answer)), at: SlotSite(file: number, range: $0), in: store.body)
      }
    }
  }

  /// Where another function resumes what is in the slot.
  private func answer(besides store: SlotStore) -> SlotSite? {
    let root = program.root(of: store.body)
    return view.touching.lazy.filter { program.root(of: $0) != root }.compactMap { ref -> SlotSite? in
      let body = program.body(ref)
      guard program.body(program.root(of: ref)).kind != .function(.deinitializer) else { return nil }
      let effects = view.effects(in: ref.file)
      let met = body.blocks.lazy.flatMap(\.instructions).first { effects.effect(of: $0, in: body) == .discharged }
      return met.map { SlotSite(file: ref.file, range: $0.range) }
    }.first
  }
}
