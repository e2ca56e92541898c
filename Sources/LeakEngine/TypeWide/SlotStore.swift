import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// A place where an obligation is put into a slot.
struct SlotStore {
  var body: BodyRef
  var range: SourceRange
  /// The local variable that carried it.
  var carrier: VarID
  /// Something else than the slot can discharge it as well.
  var isShared: Bool
}

/// Finds the stores of a slot of which it is certain that they put an obligation there.
struct SlotStores {
  let view: SlotView

  func find() -> [SlotStore] {
    view.touching.flatMap(stores)
  }

  private func stores(in ref: BodyRef) -> [SlotStore] {
    let file = view.program.files[ref.file]
    let body = file[ref.body]
    let effects = view.effects(in: ref.file)
    return body.blocks.flatMap { block in
      block.instructions.compactMap { instruction -> SlotStore? in
        let value: Value
        switch effects.effect(of: instruction, in: body) {
        case .added(let added): value = added
        case .replaced(_, let new?, _): value = new
        default: return nil
        }
        guard let carrier = Carriers(view: view, file: ref.file).carrier(in: value) else { return nil }
        let sharing = CarrierSharing(view: view, file: ref.file)
        return SlotStore(
          body: ref, range: instruction.range, carrier: carrier,
          isShared: sharing.isShared(carrier, storedAt: instruction.range, in: ref.body))
      }
    }
  }
}
