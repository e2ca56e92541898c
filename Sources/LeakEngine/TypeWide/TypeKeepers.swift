import LeakAST

/// For each type the types of one file that keep one of it in a stored property.
struct TypeKeepers {
  private var keepers: [TypeKey: [TypeKey]] = [:]

  init(_ program: Program, file: Int) {
    var seen: Set<TypeKey> = []
    for type in program.files[file].types.compactMap({ program.types.key(path: $0.path, file: file) })
    where seen.insert(type).inserted {
      let kept = program.members.stored(in: type).compactMap { program.written($0.property) }
      for other in Set(kept.flatMap(program.types.mentioned)) { keepers[other, default: []].append(type) }
    }
  }

  /// The type and those that keep one of it, some of them by way of two others.
  func owners(of type: TypeKey) -> Set<TypeKey> {
    var found: Set<TypeKey> = [type]
    var latest: Set<TypeKey> = [type]
    for _ in 0..<3 {
      latest = Set(latest.flatMap { keepers[$0] ?? [] }).subtracting(found)
      found.formUnion(latest)
    }
    return found
  }
}

extension TypeIndex {
  /// Whether one of some types occurs in a written one.
  func mentions(_ written: TypedRef, anyOf types: Set<TypeKey>) -> Bool {
    mentioned(in: written).contains(where: types.contains)
  }

  /// The types of the sources that occur in a written one.
  fileprivate func mentioned(in written: TypedRef) -> [TypeKey] {
    switch written.type {
    case .named(_, let arguments):
      [key(of: written)].compactMap { $0 } + arguments.flatMap { mentioned(in: written.with($0)) }
    case .optional(let inner), .array(let inner), .dictionary(_, let inner): mentioned(in: written.with(inner))
    case .tuple(let parts, _): parts.flatMap { mentioned(in: written.with($0)) }
    case .function, .other: []
    }
  }
}
