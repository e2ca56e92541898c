import LeakDomain
import LeakFlow

/// How values leave a collection: one at a time, or all together.
struct SlotDrains {
  let view: SlotView

  /// Methods that look for or at a single value.
  private static let single: Set<String> = [
    "first", "last", "firstIndex", "lastIndex", "contains", "index", "updateValue", "append", "removeAll", "keys",
  ]

  /// Whether single values are taken out, and nothing ever takes all of them.
  var takesSingleOnes: Bool {
    view.touching.contains { takesOne(in: $0) } && !view.touching.contains { drains(in: $0) }
  }

  /// Whether a closure takes the next one out and begins anew what it is the end of: that goes on until nothing is left, whatever
  /// ends beside it.
  var goesOnByItself: Bool {
    view.touching.contains { ref in
      guard view.program.body(ref).isClosure, takesOne(in: ref) else { return false }
      let root = view.program.root(of: ref)
      let family = Set(view.program.family(of: ref))
      return view.callers.sites(of: root).contains { file, call in
        file == root.file && family.contains(view.program.files[file][call].body)
      }
    }
  }

  /// Whether a body takes a single value out and uses it.
  func takesOne(in ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.contains { block in
      block.instructions.contains { isSingle($0, effects, body) && meets(effects.effect(of: $0, in: body)) }
    }
  }

  /// The functions that meet something in the slot, take it out, or give back all of it.
  var meeting: Set<BodyRef> {
    Set(view.touching.filter { meets(in: $0) || drains(in: $0) }.map(view.program.root))
  }

  /// Whether a body meets something in the slot, or takes it out.
  func meets(in ref: BodyRef) -> Bool {
    view.program.body(ref).blocks.contains { meets($0, in: ref) }
  }

  /// The same of one block of a body.
  func meets(_ block: BasicBlock, in ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return block.instructions.contains { effects.effect(of: $0, in: body).isMeeting }
  }

  private func meets(_ effect: SlotEffect) -> Bool { effect == .looked || effect == .metOne }

  /// Whether a body takes out, or meets, all that is in the slot; one by one, or at once.
  ///
  /// - Parameter blocks: where in the body; `nil` anywhere.
  func drains(in ref: BodyRef, atOnce: Bool = false, within blocks: Set<Int>? = nil) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.indices.contains { number in
      guard blocks?.contains(number) ?? true else { return false }
      let block = body.blocks[number]
      if case .exit(let exit) = block.terminator, let value = exit.value, isWhole(value, effects, body) { return true }
      return block.instructions.contains { instruction in
        let effect = effects.effect(of: instruction, in: body)
        if case .drained = effect { return true }
        guard meets(effect) else { return false }
        return !isSingle(instruction, effects, body) || !atOnce && repeats(number, effects, ref)
      }
    }
  }

  /// Taking single ones in a loop takes all of them; a loop that waits each turn answers one by one.
  private func repeats(_ number: Int, _ effects: SlotEffects, _ ref: BodyRef) -> Bool {
    let body = view.program.body(ref)
    let again = body.blocks[number].successors.filter { body.reachable(from: $0).contains(number) }
    return !again.isEmpty
      && !again.contains { next in
        body.reachable(from: next).contains {
          effects.file.waits(body.blocks[$0]) && body.reachable(from: $0).contains(number)
        }
      }
      && !ServingLoops(view: view).reading(in: ref).contains { $0.blocks.contains(number) }
  }

  /// An instruction that mentions the slot only where it works on a single value of it.
  private func isSingle(_ instruction: Instruction, _ effects: SlotEffects, _ body: Body) -> Bool {
    !effects.file.containsValue(in: instruction) { isWhole($0, effects, body) }
  }

  /// Whether a value stands for all that is in the slot.
  private func isWhole(_ value: Value, _ effects: SlotEffects, _ body: Body) -> Bool {
    if effects.places.match(value, view.slot, in: body) != nil { return true }
    switch value {
    case .member(let base, let name) where effects.places.match(base, view.slot, in: body) != nil:
      let roles: [WordModel.Role] = [.measure, .takesElement, .addsElement, .leavesElements]
      return !Self.single.contains(name) && !roles.contains { view.program.models.has(name, $0) }
    case .operation("[]", let parts)
    where parts.first.map { effects.places.match($0, view.slot, in: body) != nil } == true:
      return parts.dropFirst().contains { isWhole($0, effects, body) }
    case .member(let base, _), .payload(let base, _, _): return isWhole(base, effects, body)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      return parts.contains { isWhole($0, effects, body) }
    default: return effects.places.mentions(value, view.slot, in: body)
    }
  }
}
