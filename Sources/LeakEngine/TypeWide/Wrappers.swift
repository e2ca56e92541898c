import LeakAST
import LeakDomain
import LeakFlow

/// Types that hold a carrier from the moment they are made, and do no more with it: `Waiter(id: 1, continuation: c)`.
struct Wrappers {
  let program: Program

  /// The types of what each value of a type keeps, and keeps unchanged.
  func kept(by key: TypeKey) -> [(name: String, type: TypedRef)] {
    let isClass = program.types.kind(of: key) == .class
    if isClass, !isPassive(key) { return [] }
    return program.members.stored(in: key).compactMap { name, property in
      guard property.isLet || (!isClass && !isChanged(name, property)) else { return nil }
      return program.written(property).map { (name, $0) }
    }
  }

  /// Whether something else than an initialiser gives a member another value, or changes it in its place.
  private func isChanged(_ name: String, _ property: MemberIndex.Property) -> Bool {
    switch property.type {
    case .array, .dictionary, nil: true
    default: program.changedMembers.contains(name)
    }
  }

  /// A class whose initialisers only assign, and that does nothing when it goes.
  private func isPassive(_ key: TypeKey) -> Bool {
    let hasEnd = (program.types.declarations[key] ?? []).contains { declaration in
      program.files[declaration.file].bodies.contains { body in
        body.kind == .function(.deinitializer)
          && program.type(around: BodyRef(file: declaration.file, body: body.id)) == key
      }
    }
    return !hasEnd && program.members.functions("init", of: key).allSatisfy(onlyAssigns)
  }

  private func onlyAssigns(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return file[ref.body].blocks.allSatisfy { block in
      block.instructions.allSatisfy { instruction in
        switch instruction.kind {
        case .call(let id): file[id].arguments.isEmpty
        case .assign(_, let value): if case .body = value { false } else { true }
        default: true
        }
      }
    }
  }
}
