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
    case .state:
      guard case .payload(let base, _, _) = value, effects.isPlace(base, body) else { return nil }
      return isCertainCarrier(value, in: ref) ? 0 : nil
    case .list, .dictionary:
      guard view.slot.depth > 0 else { return nil }
      let wholes = view.program.models.wholes(of: value, in: view.program.files[ref.file])
      return wholes.contains { effects.isPlace($0, body) } ? view.slot.depth : nil
    }
  }

  /// Whether what is taken of the slot, as deep as this, is a dictionary.
  func isKeyed(_ value: Value, depth: Int, in ref: BodyRef) -> Bool {
    guard view.slot.shape == .dictionary, view.slot.depth == depth else { return false }
    let wholes = view.program.models.wholes(of: value, in: view.program.files[ref.file])
    return !wholes.contains { $0.memberName == "values" }
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
  func detaching(in ref: BodyRef) -> [Instruction.Kind] {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.flatMap(\.instructions).filter { instruction in
      switch effects.effect(of: instruction, in: body) {
      case .replaced(.cleared, nil, _), .replaced(.allRemoved, nil, _): true
      default: false
      }
    }.map(\.kind)
  }
}
