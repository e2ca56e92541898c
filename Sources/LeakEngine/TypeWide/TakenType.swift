import LeakAST
import LeakDomain
import LeakFlow

/// The type of what is taken out of a slot, as far as the slot's declaration tells.
struct TakenType {
  let view: SlotView

  func type(of value: Value, isOneOfMany: Bool, in ref: BodyRef) -> TypeRef? {
    if case .payload = value {
      guard case .instance(let written)? = view.program.staticType(of: value, in: ref) else { return nil }
      return carrier(in: written)
    }
    if let list = list(taken: value, in: ref) {
      return type(of: list, isOneOfMany: true, in: ref).map { isAnyway(value, in: ref) ? $0 : .optional($0) }
    }
    guard let owner = view.slot.owner, let property = view.program.members.property(view.slot.name, of: owner) else {
      return nil
    }
    if let type = view.program.written(property).flatMap(carrier) {
      return isOneOfMany || isThere(value, in: ref) ? type : .optional(type)
    }
    // What a function gives back of a state says its declaration.
    guard isOneOfMany, case .instance(let written)? = view.program.staticType(of: value, in: ref) else { return nil }
    return carrier(in: written)
  }

  /// The payload of a state that an element is taken out of: `case .queue(var waiters)` and `waiters.popLast()`.
  private func list(taken value: Value, in ref: BodyRef) -> Value? {
    let file = view.program.files[ref.file]
    guard case .call(let id) = value, case .variable(let copy)? = file[id].receiver,
      case .payload? = file[copy].definition
    else { return nil }
    return file[copy].definition
  }

  private func isThere(_ value: Value, in ref: BodyRef) -> Bool {
    view.slot.shape == .list && isAnyway(value, in: ref)
  }

  /// `list.removeFirst()` gives an element in any case.
  private func isAnyway(_ value: Value, in ref: BodyRef) -> Bool {
    guard case .call(let id) = value, let name = view.program.files[ref.file][id].name else { return false }
    return ["removeFirst", "removeLast", "remove"].contains(name)
  }

  /// The carrier in a struct that is what the slot keeps.
  private func member(of whole: TypedRef) -> TypeRef? {
    guard let name = view.slot.member, let key = view.program.types.key(of: whole),
      let property = view.program.members.property(name, of: key), let written = view.program.written(property)
    else { return nil }
    return within(written, view.program.types.resolved(written).type)
  }

  /// The type below the optionals of a member, in one optional if there are any: who takes a whole has not unwrapped that.
  private func within(_ written: TypedRef, _ type: TypeRef) -> TypeRef {
    if case .optional = written.type { .optional(type) } else { type }
  }

  /// The carrier in what holds it: an optional, a collection, a lock.
  private func carrier(in written: TypedRef) -> TypeRef? {
    let whole = view.program.types.resolved(written)
    switch whole.type {
    case .function: return whole.type
    case .optional(let inner), .array(let inner), .dictionary(_, let inner): return carrier(in: whole.with(inner))
    case .named(let name, let arguments):
      if view.program.models.primitive(ofCarrier: name) != nil { return whole.type }
      return arguments.lazy.compactMap { carrier(in: whole.with($0)) }.first ?? member(of: whole)
    case .tuple(let parts, _):
      guard let index = view.slot.member.flatMap({ Int($0) }), parts.indices.contains(index) else { return nil }
      return carrier(in: whole.with(parts[index])).map { within(whole.with(parts[index]), $0) }
    case .other: return nil
    }
  }
}
