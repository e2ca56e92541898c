import LeakDomain
import LeakFlow

/// A property whose content only a loop ever discharges: when the loop has ended, nobody does.
struct ServedByLoop {
  let view: SlotView
  private var program: Program { view.program }

  func end() -> SlotEnds.End? {
    guard view.touching.allSatisfy(isServed) else { return nil }
    return SlotEnds(view: view).loop()
  }

  /// Whether all that a body does with the slot it does in such a loop, or for one that is in such a loop.
  private func isServed(_ ref: BodyRef) -> Bool {
    let uses = uses(in: ref)
    if uses.isEmpty || storesToo(ref) { return true }
    let inside = program.files[ref.file].servingLoops(of: program.body(ref)).map(\.blocks)
    if uses.allSatisfy({ use in inside.contains { $0.contains(use) } }) { return true }
    return isCalledByLoops(ref)
  }

  /// The function that stores may look whether something is there.
  private func storesToo(_ ref: BodyRef) -> Bool {
    view.stores.contains { program.root(of: $0.body) == program.root(of: ref) }
  }

  /// The blocks in which the content is discharged, read or given away.
  private func uses(in ref: BodyRef) -> [Int] {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    return body.blocks.indices.filter { number in
      if case .exit(let exit) = body.blocks[number].terminator, let value = exit.value,
        effects.places.looksInto(value, view.slot, in: body)
      {
        return true
      }
      return body.blocks[number].instructions.contains { effects.effect(of: $0, in: body).isMeeting }
    }
  }

  private func isCalledByLoops(_ ref: BodyRef) -> Bool {
    let sites = view.callers.sites(of: ref)
    return !sites.isEmpty
      && sites.allSatisfy { file, call in
        let body = program.files[file][program.files[file][call].body]
        return program.files[file].servingLoops(of: body).contains { loop in
          loop.blocks.contains { number in
            body.blocks[number].instructions.contains { $0.kind == .call(call) }
          }
        }
      }
  }
}
