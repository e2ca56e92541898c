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

/// For each type the types of all files that keep one of it in a stored member, or in the payload of a case.
struct ProgramTypeKeepers {
  private var keepers: [TypeKey: Set<TypeKey>] = [:]

  init(_ program: Program) {
    for (number, file) in program.files.enumerated() {
      for member in file.members {
        guard let written = program.written(MemberIndex.Property(member, file: number)) else { continue }
        add(program.types.key(path: member.typePath, file: number), keeping: program.types.mentioned(in: written))
      }
      for type in file.types where type.kind == .enum {
        guard let key = program.types.key(path: type.path, file: number) else { continue }
        for payload in program.members.cases(of: key).flatMap(\.payload) {
          add(key, keeping: program.types.mentioned(in: payload))
        }
      }
    }
  }

  private mutating func add(_ keeper: TypeKey?, keeping kept: [TypeKey]) {
    guard let keeper else { return }
    for type in kept where type != keeper { keepers[type, default: []].insert(keeper) }
  }

  /// The types that keep one of some types, these left out.
  func keepers(of types: Set<TypeKey>) -> Set<TypeKey> {
    types.reduce(into: Set<TypeKey>()) { $0.formUnion(keepers[$1] ?? []) }.subtracting(types)
  }
}

extension TypeIndex {
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
