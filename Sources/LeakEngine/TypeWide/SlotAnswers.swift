import LeakAST
import LeakDomain
import LeakFlow

/// Closures that are answers, whatever they are called: each is given an outcome, and whoever calls them takes them out of the place
/// where they are kept, as they are to be called once.
///
///     let all = waiting
///     waiting = []
///     for answer in all { answer(.success(token)) }
///
/// Omissions: closures that are given a plain value, which may be work to do; those that come with another, as for success and failure, of
/// which the other may be called.
struct SlotAnswers {
  let view: SlotView
  private var program: Program { view.program }

  var isOfAnswers: Bool {
    guard view.slot.isCollection || view.slot.shape == .single, view.slot.primitive.kind == .handler,
      view.slot.place == .member,
      let type = handlerType, type.parameters.contains(where: isOutcome),
      !view.touching.contains(where: storesOneOfSeveral)
    else { return false }
    let looking = view.touching.filter(looks)
    return !looking.isEmpty && looking.allSatisfy(empties)
  }

  /// Whether a body stores one of the closures that its function is given.
  private func storesOneOfSeveral(_ ref: BodyRef) -> Bool {
    let given = program.body(program.root(of: ref)).parameters.filter { $0.type?.functionType != nil }
    guard given.count > 1 else { return false }
    let (effects, body) = (view.effects(in: ref.file), program.body(ref))
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        effects.stored(by: instruction, in: body)?.contains { part in
          given.contains { part == .variable($0.variable) }
        } ?? false
      }
    }
  }

  /// The type of the closures that it keeps.
  private var handlerType: TypeRef.FunctionType? {
    let file = program.files[view.slot.file]
    guard let member = file.members.first(where: { $0.range == view.slot.range }),
      let type = program.written(MemberIndex.Property(member, file: view.slot.file))
    else { return nil }
    return function(in: type, depth: 4)
  }

  private func function(in type: TypedRef, depth: Int) -> TypeRef.FunctionType? {
    guard depth > 0 else { return nil }
    switch type.type {
    case .function(let function): return function
    case .optional(let inner), .array(let inner), .dictionary(_, let inner):
      return function(in: type.with(inner), depth: depth - 1)
    case .tuple(let parts, _): return parts.lazy.compactMap { function(in: type.with($0), depth: depth - 1) }.first
    case .named:
      let meant = program.types.resolved(type)
      if meant.type != type.type { return function(in: meant, depth: depth - 1) }
      guard let member = view.slot.member, let key = program.types.key(of: type) else { return nil }
      let kept = Wrappers(program: program).kept(by: key)
      return kept.first { $0.name == member }.flatMap { function(in: $0.type, depth: depth - 1) }
    case .other: return nil
    }
  }

  /// What tells how something has come out.
  private func isOutcome(_ type: TypeRef) -> Bool {
    switch type {
    case .optional: return true
    case .named(let name, _):
      if name == "Bool" || name == "Result" || name.hasSuffix("Error") { return true }
      guard let owner = view.slot.owner else { return false }
      return program.types.key(of: TypedRef(type, TypeContext(file: view.slot.file, path: owner.path)))
        .map { program.types.kind(of: $0) == .enum } ?? false
    default: return false
    }
  }

  /// Whether a body reads what is in the slot, and more than how much that is.
  private func looks(in ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    return body.blocks.contains { block in
      block.instructions.contains { effects.effect(of: $0, in: body).isMeeting }
        || {
          guard case .exit(let exit) = block.terminator, let value = exit.value else { return false }
          return effects.places.looksInto(value, view.slot, in: body)
        }()
    }
  }

  /// Whether a body takes out of the slot what it reads there.
  private func empties(in ref: BodyRef) -> Bool { view.emptiesWhatItMeets(ref) }
}

extension SlotView {
  /// Whether a body takes out of the slot what it meets or reads there, on each way: who is told of some events and stays is an
  /// observer.
  func emptiesWhatItMeets(_ ref: BodyRef) -> Bool {
    let effects = effects(in: ref.file)
    let body = program.body(ref)
    let emptying = body.blocks.indices.filter { number in
      body.blocks[number].instructions.contains { instruction in
        if case .replaced(_, nil, _) = effects.effect(of: instruction, in: body) { return true }
        return effects.takesElement(instruction, in: body)
      }
    }
    if emptying.isEmpty { return false }
    let avoided = Set(emptying)
    return !body.blocks.indices.contains { number in
      let meets = body.blocks[number].instructions.contains { effects.effect(of: $0, in: body).isMeeting }
      return meets && !avoided.contains(number)
        && body.reaches({ $0 == number }, fromAnyOf: [Body.entry], avoiding: avoided.contains)
        && body.reaches({ body.blocks[$0].isExit }, fromAnyOf: [number], avoiding: avoided.contains)
    }
  }
}
