import LeakFlow

/// Readers that want only some of a stream's elements: whoever gets them does not wait for the end.
///
/// Whether enough is sent for a loop that leaves at some element is not counted; that something is sent is asked.
extension ObligationAnalysis {
  /// Whether a loop over the stream may leave before the stream ends.
  func mayLeaveEarly(_ stream: Value, in body: Body) -> Bool {
    let turns = body.blocks.indices.filter { number in
      body.blocks[number].instructions.contains { if case .element(stream, _) = $0.kind { true } else { false } }
    }
    return turns.contains { turn in
      body.mayLeave(from: turn, by: { !$0.isThrow }) { block in
        block.instructions.contains { if case .exhausted(stream, _) = $0.kind { true } else { false } }
      }
    }
  }

  /// Whether a loop over the stream gets elements and may leave before the stream ends, which nobody has done yet.
  func wantsSome(of stream: Value, in body: Body, _ state: Tracked) -> Bool {
    primitive.kind == .stream && state.status == .open && sends(state) && mayLeaveEarly(stream, in: body)
  }

  /// Whether all that a closure does with the stream is to read some of its elements.
  func readsInPart(_ closure: BodyID, _ state: Tracked) -> Bool {
    guard primitive.kind == .stream, sends(state) else { return false }
    return program.family(of: BodyRef(file: fileIndex, body: closure)).allSatisfy { id in
      let body = file[id]
      return waiterValues.allSatisfy { stream in
        body.blocks.allSatisfy { block in
          block.instructions.allSatisfy { readsInPart($0, stream, in: body) }
        }
      }
    }
  }

  private func readsInPart(_ instruction: Instruction, _ stream: Value, in body: Body) -> Bool {
    switch instruction.kind {
    case .element(stream, _), .exhausted(stream, _): return mayLeaveEarly(stream, in: body)
    case .call(let id) where file[id].receiver == stream:
      return file[id].name.map { program.has($0, .readsSome) } ?? false
    default: return !file.containsValue(in: instruction) { value in value.contains { $0 == stream } }
    }
  }

  /// Whether anything is sent into the stream.
  func sends(_ state: Tracked) -> Bool {
    program.calls(named: "yield", file: fileIndex).contains { call in file[call].receiver.map(state.isHolder) ?? false }
  }
}
