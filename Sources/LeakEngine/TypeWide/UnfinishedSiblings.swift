import LeakDomain
import LeakFlow

/// Streams that a type's end forgets, where it finishes another one of the same type.
///
/// That a type never finishes a stream of events may be meant: its readers end it. Where it has an end that finishes one of
/// several, whoever reads the others waits on.
///
/// Omissions: continuations that go anywhere else, which may finish them.
struct UnfinishedSiblings {
  let view: SlotView
  private var program: Program { view.program }

  func end() -> SlotEnds.End? {
    let slot = view.slot
    guard slot.place == .member, slot.shape == .single, let owner = slot.owner, view.touching.allSatisfy(onlyYields)
    else { return nil }
    let streams = Set(view.index.slots(of: owner).filter { $0.primitive.kind == .stream }.map(\.name))
    return view.index.endings(of: [owner]).first { finishes(streams, in: $0) }.map { SlotEnds.End(method: $0, program) }
  }

  private func finishes(_ streams: Set<String>, in end: BodyRef) -> Bool {
    let file = program.files[end.file]
    return view.index.calls(in: end).contains { call in
      guard let name = file[call].name, view.primitive.discharges.contains(name),
        let stream = file[call].receiver.flatMap(file.sharedName)
      else { return false }
      return streams.contains(stream)
    }
  }

  /// Whether a body gives the stream elements and does nothing else with it.
  private func onlyYields(_ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    return body.blocks.allSatisfy { block in
      if case .exit(let exit) = block.terminator, let value = exit.value,
        effects.places.looksInto(value, view.slot, in: body), !isOutOfReach(value)
      {
        return false
      }
      return block.instructions.allSatisfy { instruction in
        !effects.effect(of: instruction, in: body).isMeeting || onlyYields(instruction, effects, body)
          || !effects.file.containsValue(in: instruction) { !isOutOfReach($0) }
      }
    }
  }

  /// Whether only a struct with the stream in it goes somewhere, as a whole: who gets it cannot come to a private member.
  private func isOutOfReach(_ value: Value) -> Bool {
    view.slot.isPrivate && !view.slot.isLocked && !value.contains { $0.memberName == view.slot.name }
  }

  private func onlyYields(_ instruction: Instruction, _ effects: SlotEffects, _ body: Body) -> Bool {
    switch instruction.kind {
    case .call(let call):
      guard case .member(let receiver, let name) = effects.file[call].callee else { return false }
      return effects.isPlace(receiver, body) && view.primitive.neutral.contains(name)
    // `(stream, continuation) = AsyncStream.makeStream()`
    case .assign(_, let value): return !effects.places.looksInto(value, view.slot, in: body)
    default: return false
    }
  }
}
