import LeakDomain
import LeakFlow

/// The classes that hear of their end from a protocol and that alone keep a slot, by way of structs and enums or directly.
struct Listeners {
  let view: SlotView
  private var program: Program { view.program }
  /// How many values, one in the other, may lie between a class and the slot.
  private static let depth = 3

  /// In the order of the sources; none where something else keeps the slot, too.
  func find() -> [TypeKey] {
    guard let owner = view.slot.owner else { return [] }
    var found: [TypeKey] = []
    var values: Set<TypeKey> = [owner]
    for _ in 0...Self.depth {
      for type in values where isObject(type) {
        guard !program.announcedWork(of: type).isEmpty else { return [] }
        if !found.contains(type) { found.append(type) }
      }
      values = values.filter { !isObject($0) }
      guard !values.isEmpty else { return found.sorted { $0.path < $1.path } }
      let keepers = view.index.keepers(of: values)
      // A value that nobody keeps lives in variables, or with whoever uses the library.
      guard !keepers.isEmpty else { return [] }
      values = keepers
    }
    return []
  }

  private func isObject(_ type: TypeKey) -> Bool {
    switch program.types.kind(of: type) {
    case .struct, .enum: false
    default: true
    }
  }
}
