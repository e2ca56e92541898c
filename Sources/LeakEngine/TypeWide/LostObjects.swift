import LeakDomain
import LeakFlow

/// Objects in which somebody waits, and which are dropped from where they are kept without a look at them: `jobs[key] = nil`.
///
/// Omissions: objects that are taken out and given a name, and what is done with those; what an object does by methods of its
/// own that are called by other names than that of the place where it is kept.
struct LostObjects {
  let view: SlotView
  let inside: Slot

  func verdicts() -> [StoredVerdict] {
    guard !view.stores.isEmpty, view.isEverEmptied, isFilled,
      ObjectUses(view: view, inside: inside).areAllOfKept
    else { return [] }
    var losses = SlotLosses(view: view)
    return losses.verdicts().filter { verdict in
      switch verdict.loss {
      case .overwritten, .keyOverwritten, .cleared, .removed, .allRemoved: true
      default: false
      }
    }
  }

  /// Whether something puts a carrier into an object, also into one that is new.
  private var isFilled: Bool {
    if !view.index.stores(of: inside, steps: 1).isEmpty { return true }
    let users = SlotView(view.index, inside)
    return users.touching.contains { ref in
      let carriers = Carriers(view: users, file: ref.file)
      let body = view.program.body(ref)
      return body.blocks.lazy.flatMap(\.instructions).contains { instruction in
        guard case .assign(let target, let value) = instruction.kind,
          users.effects(in: ref.file).isPlace(target, body)
        else { return false }
        return carriers.carrier(in: value) != nil
      }
    }
  }
}

/// Where objects in which somebody waits are put into the place that keeps them.
struct ObjectStores {
  let view: SlotView
  let inside: Slot

  func find() -> [SlotStore] {
    view.touching.flatMap { ref -> [SlotStore] in
      let effects = view.effects(in: ref.file)
      let body = view.program.body(ref)
      return body.blocks.flatMap(\.instructions).compactMap { instruction in
        guard let value = effects.stored(by: instruction, in: body), isMade(value, in: ref) else { return nil }
        let name: VarID? = if case .variable(let id) = value { id } else { nil }
        return SlotStore(
          body: ref, range: instruction.range, carrier: name, captured: nil, isShared: false, isDecided: false,
          isMoved: name == nil)
      }
    }
  }

  /// Whether an object is made there, on the spot or by a name.
  private func isMade(_ value: Value, in ref: BodyRef) -> Bool {
    let file = view.program.files[ref.file]
    let made = if case .variable(let id) = value { file[id].definition } else { Optional(value) }
    guard case .call(let call)? = made, let name = file[call].name else { return false }
    return name == inside.owner?.name
  }
}
