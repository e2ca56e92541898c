import LeakDomain
import LeakFlow

/// A slot into which something is stored and out of which nothing ever comes.
struct NeverDischarged {
  let view: SlotView

  func verdict() -> StoredVerdict? {
    let slot = view.slot
    guard slot.isPrivate, slot.primitive.kind != .stream, let store = view.stores.first,
      !view.stores.contains(where: \.isShared)
    else { return nil }
    let words = SlotWords(view: view)
    guard view.touching.allSatisfy(onlyStores), !isCalledHere(store), !isUsedByItsWrapper else { return nil }
    return words.verdict(.neverDischarged, at: SlotSite(file: store.body.file, range: store.range), in: store.body)
  }

  /// Whether a property wrapper has it, which functions ask by another name: `$completion.exchange(nil)`.
  private var isUsedByItsWrapper: Bool {
    guard let owner = view.slot.owner, let property = view.program.members.property(view.slot.name, of: owner),
      !property.attributes.isEmpty
    else { return false }
    let names = ["$\(view.slot.name)", "_\(view.slot.name)"]
    return view.program.files[view.slot.file].calls.contains { site in
      site.receiver?.memberName.map(names.contains) ?? false
    }
  }

  /// Whether the function that stores a handler calls it as well: whether it does so on each way is judged there
  /// (`ObligationAnalysis.isKeptInVain`).
  private func isCalledHere(_ store: SlotStore) -> Bool {
    guard view.slot.primitive.kind == .handler, view.slot.shape == .single, let carrier = store.carrier,
      let owner = view.slot.owner, view.program.isIdle(view.slot.name, of: owner)
    else { return false }
    return view.program.calls(.variable(carrier), around: store.body)
  }

  /// Whether a body puts things into the slot, drops them or counts them, and does nothing else with it.
  private func onlyStores(_ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.allSatisfy { block in
      block.instructions.allSatisfy { !effects.effect(of: $0, in: body).isMeeting } && !tells(block.terminator, ref)
    }
  }

  private func tells(_ terminator: Terminator, _ ref: BodyRef) -> Bool {
    let body = view.program.body(ref)
    let places = view.effects(in: ref.file).places
    switch terminator {
    case .exit(let exit): return exit.value.map { places.looksInto($0, view.slot, in: body) } ?? false
    // A test for a case asks for no payload.
    case .branch(.isTrue(let value), _, _, _, _): return places.looksInto(value, view.slot, in: body)
    default: return false
    }
  }
}
