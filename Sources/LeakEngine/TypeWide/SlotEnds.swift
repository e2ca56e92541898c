import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Where the type that keeps a slot, or what serves it, ends without a look at the slot.
struct SlotEnds {
  struct End {
    var end: TypeEnd
    var site: SlotSite
    var body: BodyRef
  }
  let view: SlotView
  private var program: Program { view.program }

  /// The loop that takes single values for what it is sent.
  func loop() -> End? {
    for ref in view.bodies {
      let file = program.files[ref.file]
      let body = program.body(ref)
      for head in file.servingLoops(of: body) where answers(head.blocks, ref) {
        return End(end: .loop, site: SlotSite(file: ref.file, range: head.range), body: ref)
      }
    }
    return nil
  }

  private func answers(_ blocks: Set<Int>, _ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    return blocks.contains { number in
      body.blocks[number].instructions.contains { instruction in
        if effects.effect(of: instruction, in: body).isMeeting { return true }
        guard case .call(let id) = instruction.kind,
          let target = view.target(of: id, file: ref.file)
        else { return false }
        return SlotDrains(view: view).meets(in: target)
      }
    }
  }

  /// A method that ends the object's work and does not touch the slot, or tells only one of those that wait.
  func method() -> End? {
    let ends = methods() + deinitializers()
    let some = SomeWoken(view: view)
    let leaving = ends.filter { !view.isReached(from: $0) || some.isOnlyOne(wokenBy: $0) }
    // Where one end looks after all, the others may well lead to it.
    guard leaving.count == ends.count else { return nil }
    return leaving.first.map(end)
  }

  /// A method that ends the object's work, in a type in which other methods discharge what waits.
  func quiet() -> End? { QuietEnds(view: view).find(methods()).map(end) }

  private func end(_ ref: BodyRef) -> End {
    let body = program.body(ref)
    let name = body.kind == .function(.deinitializer) ? "deinit" : "\(body.name)()"
    return End(end: .method(name), site: SlotSite(file: ref.file, range: body.nameRange), body: ref)
  }

  private func methods() -> [BodyRef] {
    let types = owners()
    return view.index.endings.filter { ref in
      program.type(around: ref).map(types.contains) ?? false && isPlainEnd(program.body(ref))
    }
  }

  /// Where the object goes while something waits in it. Whoever waits in a method of the object keeps it.
  private func deinitializers() -> [BodyRef] {
    guard let owner = view.slot.owner,
      view.slot.primitive.kind == .continuation || view.slot.primitive.kind == .promise,
      !view.stores.contains(where: { isHeld(by: $0) })
    else { return [] }
    return program.deinitializers(of: owner)
  }

  private func isHeld(by store: SlotStore) -> Bool {
    let root = program.root(of: store.body)
    let callers = view.callers.callers(of: root)
    return ([root] + callers.known).contains { program.body($0).isAsync && program.type(around: $0) == view.slot.owner }
  }

  /// It ends everything: nothing that it is given names a single waiter.
  private func isPlainEnd(_ body: Body) -> Bool {
    body.parameters.allSatisfy { parameter in
      ["error", "reason", "context", "code", "promise", "completion", "completionHandler"].contains(
        parameter.label ?? "")
    }
  }

  /// A protocol of the type announces the end, and the type does not listen.
  func unheard() -> End? {
    guard let store = view.stores.first, let owner = view.slot.owner else { return nil }
    for name in program.types.parents(of: owner).map(\.path) {
      let methods = program.models.announcedEnds(of: name)
      guard let first = methods.first else { continue }
      let isHeard = methods.contains { method in
        (program.functions[method] ?? []).contains { program.type(around: $0) == view.slot.owner }
      }
      if isHeard { return nil }
      let site = SlotSite(file: store.body.file, range: store.range)
      return End(end: .unheard(first, by: owner.name), site: site, body: store.body)
    }
    return nil
  }

  /// The type of the slot, and the types of its file that keep one of it.
  private func owners() -> Set<TypeKey> {
    guard let owner = view.slot.owner else { return [] }
    var found: Set<TypeKey> = [owner]
    let declared = program.files[view.slot.file].types.compactMap {
      program.types.key(path: $0.path, file: view.slot.file)
    }
    for _ in 0..<3 {
      for type in declared where program.members.stored(in: type).contains(where: { keeps($0.property, found) }) {
        found.insert(type)
      }
    }
    return found
  }

  private func keeps(_ property: MemberIndex.Property, _ types: Set<TypeKey>) -> Bool {
    program.written(property).map { program.types.mentions($0, anyOf: types) } ?? false
  }
}

extension TypeIndex {
  /// Whether one of some types occurs in a written one.
  func mentions(_ written: TypedRef, anyOf types: Set<TypeKey>) -> Bool {
    switch written.type {
    case .named(_, let arguments):
      key(of: written).map(types.contains) ?? false
        || arguments.contains { mentions(written.with($0), anyOf: types) }
    case .optional(let inner), .array(let inner), .dictionary(_, let inner): mentions(written.with(inner), anyOf: types)
    case .tuple(let parts): parts.contains { mentions(written.with($0), anyOf: types) }
    case .function, .other: false
    }
  }
}

extension FlowFile {
  /// Loops that wait each turn for something from outside: their heads and the blocks in them.
  func servingLoops(of body: Body) -> [(range: SourceRange, blocks: Set<Int>)] {
    body.blocks.indices.compactMap { number in
      guard waits(body.blocks[number]) else { return nil }
      let inside = body.reachable(from: number).filter { body.reachable(from: $0).contains(number) }
      guard inside.count > 1 || body.blocks[number].successors.contains(number),
        let range = body.blocks[number].instructions.first(where: { isWait($0) })?.range
      else { return nil }
      return (range, inside)
    }
  }

  private func isWait(_ instruction: Instruction) -> Bool {
    var block = BasicBlock()
    block.instructions = [instruction]
    return waits(block)
  }
}
