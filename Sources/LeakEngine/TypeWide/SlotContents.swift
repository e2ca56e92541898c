import LeakDomain
import LeakFlow

/// What a function reads out of a slot without taking it from there, and the steps that then empty the slot.
struct SlotContents {
  let view: SlotView

  /// How deep the carrier lies in a value that is what the slot keeps, which stays there; `nil` of anything else.
  func depth(of value: Value, in ref: BodyRef) -> Int? {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    switch view.slot.shape {
    case .single: return (view.slot.isPlain || view.slot.member != nil) && effects.isPlace(value, body) ? 0 : nil
    case .state: return view.choice != nil && effects.isPlace(value, body) ? 0 : payloadDepth(of: value, in: ref)
    case .list, .dictionary:
      guard view.depth > 0 else { return nil }
      if element(value, in: ref) != nil { return view.depth - 1 }
      if let list = view.program.models.flattened(by: value, in: view.program.files[ref.file]) {
        return depth(of: list, in: ref).flatMap { $0 > 1 ? $0 - 1 : nil }
      }
      let wholes = view.program.models.wholes(of: value, in: view.program.files[ref.file])
      return wholes.contains { effects.isPlace($0, body) } ? view.depth : nil
    }
  }

  /// Whether what is taken of the slot, as deep as this, is a dictionary.
  func isKeyed(_ value: Value, depth: Int, in ref: BodyRef) -> Bool {
    let wholes = view.program.models.wholes(of: value, in: view.program.files[ref.file])
    guard !wholes.contains(where: { $0.memberName == "values" }) else { return false }
    if case .state = view.slot.shape { return wholes.last.flatMap { holding($0, in: ref) }?.shape == .dictionary }
    return view.slot.shape == .dictionary && view.depth == depth
  }

  /// How deep the carrier lies in the payload of a state, or in an element that is taken out of a copy of it.
  private func payloadDepth(of value: Value, in ref: BodyRef) -> Int? {
    let file = view.program.files[ref.file]
    switch value {
    case .payload(let base, _, _):
      guard view.effects(in: ref.file).isPlace(base, view.program.body(ref)) else { return nil }
      return isCertainCarrier(value, in: ref) ? 0 : holding(value, in: ref)?.depth
    case .call(let id):
      if case .variable(let copy)? = file[id].receiver, let name = file[id].name,
        view.program.models.has(name, .takesElement)
      {
        guard let definition = file[copy].definition, definition != .variable(copy),
          let depth = payloadDepth(of: definition, in: ref)
        else { return nil }
        return depth > 0 ? depth - 1 : nil
      }
    default: break
    }
    let wholes = view.program.models.wholes(of: value, in: file).dropFirst()
    return wholes.lazy.compactMap { payloadDepth(of: $0, in: ref) }.first
  }

  /// How a payload that is a collection holds the carrier.
  private func holding(_ payload: Value, in ref: BodyRef) -> CarrierTypes.Holding? {
    guard case .instance(let written)? = view.program.staticType(of: payload, in: ref),
      let holding = CarrierTypes(program: view.program).holding(written),
      holding.primitive.kind == view.slot.primitive.kind, holding.depth > 0, holding.member == nil, !holding.isLocked
    else { return nil }
    return holding
  }

  /// Whether a payload is a carrier in any case: whether an optional one is there is a matter of the state that was
  /// reached before.
  private func isCertainCarrier(_ payload: Value, in ref: BodyRef) -> Bool {
    guard case .instance(let written)? = view.program.staticType(of: payload, in: ref) else { return false }
    if case .optional = written.type { return false }
    let name = view.program.types.resolved(written).type.baseName
    return name.flatMap(view.program.models.primitive(ofCarrier:))?.kind == view.slot.primitive.kind
  }

  /// The instructions of a body that empty the slot.
  func detaching(in ref: BodyRef) -> [Instruction.Kind] { view.detaching(in: ref) }

  /// The same, found out anew.
  func findDetaching(in ref: BodyRef) -> [Instruction.Kind] {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.flatMap(\.instructions).filter { instruction in
      switch effects.effect(of: instruction, in: body) {
      case .replaced(.cleared, nil, _), .replaced(.allRemoved, nil, _), .replaced(.overwritten, _?, _): true
      default: false
      }
    }.map(\.kind)
  }
}
