import LeakAST
import LeakDomain
import LeakFlow

/// The structs or tuples in which a slot keeps its carriers.
struct EntryParts {
  let view: SlotView
  let stores: [SlotStore]
  private var types: TypeIndex { view.program.types }

  /// The members beside the carrier, if nothing that is put in together with it can discharge it: `deadline`, `timer`.
  var others: Set<String> {
    guard let member = view.slot.member, !stores.contains(where: \.isHeldTwice),
      let owner = view.slot.owner, let property = view.program.members.property(view.slot.name, of: owner),
      let written = view.program.written(property)
    else { return [] }
    return members(of: written, with: member).filter { !view.slot.isCarrier($0) }
  }

  private func members(of written: TypedRef, with member: String) -> Set<String> {
    let whole = types.resolved(written)
    switch whole.type {
    case .optional(let inner), .array(let inner), .dictionary(_, let inner):
      return members(of: whole.with(inner), with: member)
    case .tuple(let parts, let labels): return Set(parts.indices.map(String.init) + labels.compactMap { $0 })
    case .named(_, let arguments):
      if let key = types.key(of: whole), types.kind(of: key) == .struct {
        let names = view.program.members.stored(in: key).map(\.name)
        if names.contains(member) { return Set(names) }
      }
      return arguments.lazy.map { members(of: whole.with($0), with: member) }.first { !$0.isEmpty } ?? []
    case .function, .other: return []
    }
  }
}
