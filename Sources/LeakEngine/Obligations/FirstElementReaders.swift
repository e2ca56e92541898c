import LeakFlow

/// Streams of which nobody wants more than the first element: `for try await value in stream { return value }`. Whoever has
/// yielded once owes no end.
extension FlowFile {
  /// The variables that are given the stream which a call makes.
  func streams(builtBy call: CallID) -> [Value] {
    variables.indices.filter { variables[$0].definition == .call(call) }.map { .variable(VarID($0)) }
  }

  /// Whether all that is done with some streams is to leave a loop over them in its first turn.
  func areReadOnce(_ streams: [Value]) -> Bool {
    !streams.isEmpty && streams.allSatisfy(isReadOnce)
  }

  private func isReadOnce(_ stream: Value) -> Bool {
    var turns = 0
    for body in bodies {
      for (number, block) in body.blocks.enumerated() {
        for instruction in block.instructions {
          switch instruction.kind {
          case .element(stream, _):
            guard !body.comesBack(to: number) else { return false }
            turns += 1
          case .exhausted(stream, _), .bind(_, .member(_, _)?), .bind(_, .call(_)?): break
          default: if containsValue(in: instruction, where: { $0.contains { $0 == stream } }) { return false }
          }
        }
        if case .exit(let exit) = block.terminator, exit.value?.contains(where: { $0 == stream }) ?? false {
          return false
        }
      }
    }
    return turns > 0
  }
}
