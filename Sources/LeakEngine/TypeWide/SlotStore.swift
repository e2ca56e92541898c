import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// A place where an obligation is put into a slot.
struct SlotStore {
  var body: BodyRef
  var range: SourceRange
  /// The local variable that carried it; `nil` where it is made for the slot, which then had better be empty.
  var carrier: VarID?
  /// Where a closure is stored: what it discharges when it is called.
  var captured: Primitive?
  /// Something else than the slot can discharge it as well, once it is stored.
  var isShared: Bool
  /// On some path, perhaps another one, something else than the slot gets it: whoever decides may know that the slot is empty.
  var isDecided: Bool
  /// Beside the carrier there is a closure in what is stored that can discharge it, too.
  var isHeldTwice = false
  /// Where another future fails, it fails as well, wherever the slot has it then.
  var failsWithOther = false
  /// It comes out of another slot.
  var isMoved = false
}

/// Finds the stores of a slot of which it is certain that they put an obligation there.
struct SlotStores {
  let view: SlotView

  /// - Parameter steps: through how many other slots a carrier may have come.
  func find(steps: Int = 2) -> [SlotStore] {
    if let inside = view.slot.inside { return ObjectStores(view: view, inside: inside).find() }
    let own = view.touching.flatMap(stores)
    guard own.isEmpty, view.slot.place != .whole else { return own }
    // A state may be put into its place by its own methods.
    guard let state = view.index.state(in: view.slot) else { return MovedCarriers(view: view, steps: steps).stores() }
    return SlotView(view.index, state).stores
  }

  private func stores(in ref: BodyRef) -> [SlotStore] {
    // What a struct is made with is a matter of whoever keeps the struct.
    if view.program.body(ref).kind == .function(.initializer), isOfStruct { return [] }
    let file = view.program.files[ref.file]
    let body = file[ref.body]
    let effects = view.effects(in: ref.file)
    return body.blocks.flatMap { block in
      block.instructions.compactMap { instruction -> SlotStore? in
        guard let value = effects.stored(by: instruction, in: body) else { return nil }
        let carriers = Carriers(view: view, file: ref.file)
        if carriers.isNewPromise(value) { return store(ofNewPromiseIn: value, by: instruction, in: ref) }
        guard let carrier = carriers.carrier(in: value) else { return nil }
        let closures = carriers.closures(in: value)
        let captured = carriers.captured(carrier)
        let sharing = CarrierSharing(view: view, file: ref.file, closures: closures, heedsFailures: false)
        let failing = CarrierSharing(view: view, file: ref.file, closures: closures)
        let holding = closures.filter { id in
          file[id].freeVariables.contains(carrier) && !(file[id].parent.map(closures.contains) ?? false)
        }
        // What holds the carrier may be known elsewhere, too.
        let known = [carrier] + [value.rootVariable].compactMap { $0 }.filter { $0 != carrier }
        return SlotStore(
          body: ref, range: instruction.range, carrier: carrier, captured: captured,
          isShared: known.contains { sharing.isShared($0, storedAt: instruction.range, in: ref.body) },
          isDecided: known.contains { sharing.isGivenAway($0, storedAt: instruction.range, in: ref.body) },
          isHeldTwice: holding.count > (captured != nil || !carriers.isOperand(carrier, of: value) ? 1 : 0),
          failsWithOther: known.contains {
            failing.isGivenAway($0, storedAt: instruction.range, in: ref.body)
              && !sharing.isGivenAway($0, storedAt: instruction.range, in: ref.body)
          })
      }
    }
  }

  /// What is made with a promise in it may have a name, by which others get it as well.
  private func store(ofNewPromiseIn value: Value, by instruction: Instruction, in ref: BodyRef) -> SlotStore {
    var store = SlotStore(
      body: ref, range: instruction.range, carrier: nil, captured: nil, isShared: false, isDecided: false)
    guard case .variable(let whole) = value else { return store }
    let sharing = CarrierSharing(view: view, file: ref.file, closures: [], heedsFailures: false)
    let failing = CarrierSharing(view: view, file: ref.file, closures: [])
    store.carrier = whole
    store.isShared = sharing.isShared(whole, storedAt: instruction.range, in: ref.body)
    store.isDecided = sharing.isGivenAway(whole, storedAt: instruction.range, in: ref.body)
    store.failsWithOther =
      !store.isDecided && failing.isGivenAway(whole, storedAt: instruction.range, in: ref.body)
    return store
  }

  private var isOfStruct: Bool {
    view.slot.place == .member && view.slot.owner.flatMap(view.program.types.kind) == .struct
  }
}
