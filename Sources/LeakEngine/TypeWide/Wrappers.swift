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

  /// A class whose initialisers only assign, that does nothing when it goes, and that gives itself to nobody who could
  /// meet what it holds.
  private func isPassive(_ key: TypeKey) -> Bool {
    program.deinitializers(of: key).isEmpty && program.members.functions("init", of: key).allSatisfy(onlyAssigns)
      && !program.members.allFunctions(of: key).contains(where: givesItself)
  }

  /// Whether a method gives `self` away, or to a closure that may run later: the object answers by itself then.
  private func givesItself(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return program.family(of: ref).contains { id in
      let isClosure = id != ref.body
      return file[id].blocks.contains { block in
        block.instructions.contains { instruction in
          switch instruction.kind {
          case .call(let call):
            file[call].arguments.contains { $0.value == .selfReference }
              || isClosure && file[call].callee.contains { isOwn($0, ref) }
          case .assign(_, let value): value == .selfReference
          default: false
          }
        }
      }
    }
  }

  /// `self`, or a member of it by its name alone.
  private func isOwn(_ value: Value, _ ref: BodyRef) -> Bool {
    switch value {
    case .selfReference: true
    case .global(let name):
      program.type(around: ref).map { type in
        program.members.property(name, of: type) != nil || !program.members.functions(name, of: type).isEmpty
      } ?? false
    default: false
    }
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
