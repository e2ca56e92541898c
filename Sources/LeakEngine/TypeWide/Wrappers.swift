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
      let isCleared = isClass && !property.isLet && isOnlyCleared(name, property, of: key)
      guard property.isLet || isCleared || (!isClass && !isChanged(name, property)) else { return nil }
      // Where it has been cleared, whoever waited has been told.
      return program.written(property).map { (name, isCleared ? $0.with($0.type.unwrapped) : $0) }
    }
  }

  /// The member in which an object that a call makes has one of its operands, where that is all that comes of it.
  func member(keeping operand: Int, of call: CallID, in ref: BodyRef) -> String? {
    let site = program.files[ref.file][call]
    if let made = program.resolve(site, file: ref.file) {
      guard program.body(made.target).kind == .function(.initializer), let key = program.type(around: made.target),
        onlyKeeps(key)
      else { return nil }
      return member(assignedFrom: made.parameters[operand], in: made.target).flatMap {
        hasAccess(to: $0, key) ? nil : $0
      }
    }
    // The initialiser that nobody writes.
    guard let label = site.arguments[operand].label, site.name?.isCapitalized ?? false,
      case .instance(let type)? = program.staticType(of: .call(call), in: ref), let key = program.types.key(of: type),
      program.types.kind(of: key) == .struct, program.members.functions("init", of: key).isEmpty, onlyKeeps(key)
    else { return nil }
    return program.members.stored(in: key).first { $0.name == label && !hasAccess(to: label, key) }?.name
  }

  /// The one member that an initialiser assigns a parameter to, on its only path.
  private func member(assignedFrom parameter: Int, in initializer: BodyRef) -> String? {
    let body = program.body(initializer)
    let value = Value.variable(body.parameters[parameter].variable)
    var found: [String?] = []
    for block in body.blocks {
      if case .branch = block.terminator { return nil }
      for case .assign(let target, let source) in block.instructions.map(\.kind)
      where source.contains(where: { $0 == value }) || guarded(by: source, in: initializer) == value {
        found.append(source.contains { $0 == value } && source != value ? nil : target.ownMember)
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Whether accessors, observers among them, have to do with a member, or with methods which may: who reads or writes another
  /// member has to do with it then.
  private func hasAccess(to member: String, _ key: TypeKey) -> Bool {
    (program.implicitlyCalled[key] ?? []).contains { ref in
      let file = program.files[ref.file]
      return program.family(of: ref).contains { id in
        file.containsValue(in: file[id]) { value in
          guard case .global(let name) = value else { return false }
          return name == member || !program.members.functions(name, of: key).isEmpty
        }
      }
    }
  }

  /// What a lock guards that is made on the spot: `Mutex(continuation)`.
  private func guarded(by made: Value, in ref: BodyRef) -> Value? {
    guard case .call(let id) = made else { return nil }
    let site = program.files[ref.file][id]
    guard site.arguments.count == 1, site.name.map({ program.has($0, .lockType) }) ?? false else { return nil }
    return site.arguments[0].value
  }

  /// Whether a function belongs to a type whose objects do nothing with what they keep but by their methods, and only
  /// while those run.
  func onlyKeeps(_ function: BodyRef) -> Bool { program.type(around: function).map(onlyKeeps) ?? false }

  private func onlyKeeps(_ key: TypeKey) -> Bool {
    if let known = program.keepers[key] { return known }
    let isOwn = [.struct, .class, .actor].contains(program.types.kind(of: key))
    // What a class of a library does with its objects it does without knowing what they keep.
    let found =
      isOwn && program.types.ancestry(of: key).allSatisfy { program.types.kind(of: $0) == .protocol || isPassive($0) }
    program.keepers[key] = found
    return found
  }

  /// Whether an object forgets a carrier of its own when it has met it, and never gets another one.
  private func isOnlyCleared(_ name: String, _ property: MemberIndex.Property, of key: TypeKey) -> Bool {
    guard property.isPrivate, case .optional? = property.type, property.initial == nil else { return false }
    let file = program.files[property.file]
    var isCleared = false
    for body in file.bodies {
      for block in body.blocks {
        for case .assign(let target, let value) in block.instructions.map(\.kind) where target.memberName == name {
          let owner = program.owner(ofMember: target, in: BodyRef(file: property.file, body: body.id))
          guard owner == nil || owner == key else { continue }
          if value == .literal(.nil) {
            isCleared = true
          } else if body.kind != .function(.initializer) {
            return false
          }
        }
      }
    }
    return isCleared
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
        case .call(let id):
          guarded(by: .call(id), in: ref) != nil || file[id].arguments.allSatisfy { isPlain($0.value, in: ref) }
        case .assign(_, let value): if case .body = value { false } else { true }
        default: true
        }
      }
    }
  }

  /// Whether whoever is given a value has no carrier by it, and nothing that has one: `makePromise(of: Int.self)`.
  private func isPlain(_ value: Value, in ref: BodyRef) -> Bool {
    switch value {
    case .literal: true
    case .global(let name): name.isCapitalized
    case .member(.global(let type), "self"): type.isCapitalized
    case .variable(let id):
      program.files[ref.file][id].type.map { type in
        let context = program.context(of: ref)
        return type.functionType == nil && CarrierTypes(program: program).holding(TypedRef(type, context)) == nil
      } ?? false
    default: false
    }
  }
}

extension Value {
  /// The name of a member of `self`.
  fileprivate var ownMember: String? {
    switch self {
    case .global(let name), .member(.selfReference, let name): name
    default: nil
    }
  }
}
