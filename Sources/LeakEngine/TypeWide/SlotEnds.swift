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

  /// A method that ends the object's work and does not touch the slot.
  func method() -> End? {
    let types = owners()
    let ends = view.index.endings.filter { ref in
      program.body(ref).typeName.map(types.contains) ?? false && isPlainEnd(program.body(ref))
    }
    guard let end = ends.first, !ends.contains(where: view.isReached) else { return nil }
    let body = program.body(end)
    let name = "\(body.name)()"
    return End(end: .method(name), site: SlotSite(file: end.file, range: body.nameRange), body: end)
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
    guard let store = view.stores.first,
      let declared = view.index.types.type(view.slot.typePath, in: view.slot.file, from: nil)
    else {
      return nil
    }
    for name in declared.info.inherited.compactMap(\.baseName) {
      let methods = program.models.announcedEnds(of: name)
      guard let first = methods.first else { continue }
      let isHeard = methods.contains { method in
        (program.functions[method] ?? []).contains { program.body($0).typeName == view.slot.typeName }
      }
      if isHeard { return nil }
      let site = SlotSite(file: store.body.file, range: store.range)
      return End(end: .unheard(first), site: site, body: store.body)
    }
    return nil
  }

  /// The type of the slot, and the types that keep one of it.
  private func owners() -> Set<String> {
    var found: Set<String> = [view.slot.typeName]
    let declared = view.index.types.all.filter { $0.file == view.slot.file }
    for _ in 0..<3 {
      for type in declared where type.members.values.contains(where: { $0.names(anyOf: found) }) {
        found.insert(type.info.name)
      }
    }
    return found
  }
}

extension TypeRef {
  /// Whether one of some types occurs in this one.
  fileprivate func names(anyOf types: Set<String>) -> Bool {
    switch self {
    case .named(_, let arguments):
      return baseName.map(types.contains) ?? false || arguments.contains { $0.names(anyOf: types) }
    case .optional(let inner), .array(let inner): return inner.names(anyOf: types)
    case .dictionary(_, let value): return value.names(anyOf: types)
    case .tuple(let parts): return parts.contains { $0.names(anyOf: types) }
    case .function, .other: return false
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
