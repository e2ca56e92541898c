import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Where a stream that a type keeps is finished, by its continuation, be that a part of a pair with the stream.
struct StreamFinishes {
  struct Place: Hashable {
    var ref: BodyRef
    var block: Int
    var range: SourceRange
  }
  let view: SlotView
  private var program: Program { view.program }
  private var slot: Slot { view.slot }

  /// In source order, without functions that read a stream: what they read themselves they need not finish. `nil` where the
  /// continuation goes anywhere else.
  func find() -> [Place]? {
    var found: [Place] = []
    for ref in view.touching {
      let effects = view.effects(in: ref.file)
      let body = program.body(ref)
      for (number, block) in body.blocks.enumerated() {
        if case .exit(let exit) = block.terminator, let value = exit.value, gives(value, effects, body) { return nil }
        for instruction in block.instructions {
          switch method(of: instruction, effects, body) {
          case .some(let name) where view.primitive.discharges.contains(name):
            found.append(Place(ref: ref, block: number, range: instruction.range))
          case .some(let name): if !view.primitive.neutral.contains(name) { return nil }
          case nil: if gives(instruction, effects, body) { return nil }
          }
        }
      }
    }
    return found.filter { !readsStream($0.ref) }
  }

  /// The method that an instruction calls on the continuation.
  private func method(of instruction: Instruction, _ effects: SlotEffects, _ body: Body) -> String? {
    guard case .call(let call) = instruction.kind, case .member(let receiver, let name) = effects.file[call].callee,
      isCarrier(receiver, effects, body),
      !effects.file[call].arguments.contains(where: { gives($0.value, effects, body) })
    else { return nil }
    return name
  }

  private func isCarrier(_ value: Value, _ effects: SlotEffects, _ body: Body) -> Bool {
    if slot.member == nil { return effects.isPlace(value, body) }
    guard case .member(let base, let name) = value else { return false }
    return slot.isCarrier(name) && effects.isPlace(base, body)
  }

  /// Whether the continuation goes anywhere. What an initialiser stores it has made, or was given for that.
  private func gives(_ instruction: Instruction, _ effects: SlotEffects, _ body: Body) -> Bool {
    // What is emptied goes nowhere.
    if case .assign(let target, .literal(.nil)) = instruction.kind, effects.isPlace(target, body) { return false }
    return body.kind != .function(.initializer)
      && effects.file.containsValue(in: instruction) { gives($0, effects, body) }
  }

  /// Whether the continuation is in a value. Of a pair, the stream is another part.
  private func gives(_ value: Value, _ effects: SlotEffects, _ body: Body) -> Bool {
    let isStream = { (part: Value) in
      guard slot.member != nil, case .member(let base, let name) = part else { return false }
      return effects.isPlace(base, body) && !slot.isCarrier(name)
    }
    return value.contains(besides: isStream) { effects.isPlace($0, body) }
  }

  private func readsStream(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    return program.family(of: program.root(of: ref)).contains { !file.servingLoops(of: file[$0]).isEmpty }
  }
}
