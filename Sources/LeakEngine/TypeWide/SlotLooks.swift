import LeakDomain
import LeakFlow
import LeakModel

/// A place at which a function looks at what is in a slot.
struct SlotLook {
  var place: BodyPlace
  var range: SourceRange
  /// It is made by a function that is called.
  var isCall: Bool
  /// It is a copy of all that is in the slot, or a loop over that.
  var isWhole: Bool

  /// Whether whoever drops what is in the slot can have thought that it is looked after by this.
  func isCare(for loss: StaleLooks.Loss) -> Bool { !isCall && (isWhole || loss.isOverwriting) }
}

/// Finds the places at which functions look at what is in a slot.
struct SlotLooks {
  let view: SlotView
  private var program: Program { view.program }

  /// Those of a function and its closures, calls of what does so among them.
  func looks(in root: BodyRef) -> [SlotLook] {
    let file = program.files[root.file]
    return program.family(of: root).flatMap { id -> [SlotLook] in
      file[id].blocks.indices.flatMap { looks(in: file[id], block: $0, root) }
    }
  }

  private func looks(in body: Body, block number: Int, _ root: BodyRef) -> [SlotLook] {
    let block = body.blocks[number]
    var found = block.instructions.enumerated().compactMap { index, instruction -> SlotLook? in
      let place = BodyPlace(body: body.id, block: number, instruction: index)
      if case .call(let call) = instruction.kind, view.target(of: call, file: root.file) != nil {
        return SlotLook(place: place, range: instruction.range, isCall: true, isWhole: false)
      }
      guard program.files[root.file].containsValue(in: instruction, where: { mentions($0, body, root) }) else {
        return nil
      }
      return SlotLook(
        place: place, range: instruction.range, isCall: false, isWhole: isWhole(instruction, body, root))
    }
    let end = BodyPlace(body: body.id, block: number, instruction: block.instructions.count)
    switch block.terminator {
    case .branch(let test, _, let range, _, _):
      if let subject = test.subject, mentions(subject, body, root) {
        found.append(SlotLook(place: end, range: range, isCall: false, isWhole: false))
      }
    case .exit(let exit):
      if let value = exit.value, mentions(value, body, root) {
        found.append(SlotLook(place: end, range: exit.range, isCall: false, isWhole: isWhole(value, body, root)))
      }
    default: break
    }
    return found
  }

  private func mentions(_ value: Value, _ body: Body, _ root: BodyRef) -> Bool {
    view.effects(in: root.file).places.mentions(value, view.slot, in: body)
  }

  private func isWhole(_ instruction: Instruction, _ body: Body, _ root: BodyRef) -> Bool {
    let effects = view.effects(in: root.file)
    switch instruction.kind {
    case .bind(_, let value?), .element(let value, _): return isWhole(value, body, root)
    case .call(let id):
      guard view.slot.isCollection else { return effects.effect(of: instruction, in: body).isMeeting }
      return effects.file[id].name == "forEach" && effects.file[id].receiver.map { isWhole($0, body, root) } ?? false
    default: return false
    }
  }

  private func isWhole(_ value: Value, _ body: Body, _ root: BodyRef) -> Bool {
    let effects = view.effects(in: root.file)
    return program.models.wholes(of: value, in: effects.file).contains { effects.isPlace($0, body) }
  }
}
