import LeakDomain
import LeakFlow
import LeakModel

/// Time limits that resume the continuation which they have captured, while the answer resumes what is in the slot: whoever is answered
/// in time is resumed once more when the time is over.
///
///     waiter = continuation
///     queue.asyncAfter(deadline: .now() + 3) { continuation.resume(throwing: TimedOut()) }
///
/// Emptying the slot, or the entry of it, first asks for nothing: `waiting[id] = nil`.
///
/// Omissions: limits that ask for anything, or that somebody may stop; answers that go through all of a collection.
struct OutlivedLimits {
  let view: SlotView
  private var program: Program { view.program }

  func verdicts() -> [StoredVerdict] {
    let slot = view.slot
    guard slot.shape == .single || slot.shape == .dictionary && slot.depth == 1, slot.isPlain,
      slot.primitive.kind == .continuation
    else { return [] }
    return view.stores.flatMap { store -> [StoredVerdict] in
      guard let carrier = store.carrier, store.captured == nil, !store.isMoved else { return [] }
      let limits = limits(besides: store, of: carrier)
      guard !limits.isEmpty, let answer = answer(besides: store) else { return [] }
      let words = SlotWords(view: view)
      return limits.map {
        words.verdict(
          .outlived(answer: words.spot(answer)), at: SlotSite(file: store.body.file, range: $0), in: store.body)
      }
    }
  }

  private func limits(besides store: SlotStore, of carrier: VarID) -> [SourceRange] {
    let file = program.files[store.body.file]
    let effects = view.effects(in: store.body.file)
    let obligation = Obligation(
      primitive: view.primitive, scope: file[carrier].owner, holders: [.variable(carrier)],
      begin: file[carrier].range, carrier: file[carrier].name)
    let races = TimedRaces(
      program: program, fileIndex: store.body.file, obligation: obligation, storing: store.body.body,
      forgets: { instruction, body in
        if case .replaced(_, by: nil, _) = effects.effect(of: instruction, in: body) { true } else { false }
      })
    return races.sureLimits(besides: store.range)
  }

  /// Where another function resumes what is in the slot, or what it takes out under a key.
  private func answer(besides store: SlotStore) -> SlotSite? {
    let root = program.root(of: store.body)
    return view.touching.lazy.filter { program.root(of: $0) != root }.compactMap { ref -> SlotSite? in
      let body = program.body(ref)
      guard program.body(program.root(of: ref)).kind != .function(.deinitializer) else { return nil }
      let effects = view.effects(in: ref.file)
      let met = body.blocks.lazy.flatMap(\.instructions).first { instruction in
        effects.effect(of: instruction, in: body) == .discharged || resumesEntry(instruction, effects, body)
      }
      return met.map { SlotSite(file: ref.file, range: $0.range) }
    }.first
  }

  /// `waiting[id]?.resume()`, `waiting.removeValue(forKey: id)?.resume()`, or by a name of what is there or was taken out.
  private func resumesEntry(_ instruction: Instruction, _ effects: SlotEffects, _ body: Body) -> Bool {
    guard view.slot.shape == .dictionary, case .call(let call) = instruction.kind,
      view.primitive.isMet(by: effects.file[call], in: effects.file), var entry = effects.file[call].receiver
    else { return false }
    if case .variable(let id) = entry, effects.file[id].isLet, let value = effects.file[id].definition { entry = value }
    if case .call(let taking) = entry, case .member(let place, let name) = effects.file[taking].callee {
      return program.models.has(name, .takesElement) && effects.isPlace(place, body)
    }
    return effects.isElement(entry, body)
  }
}
