import LeakDomain
import LeakFlow

extension FlowFile {
  /// How many names deep one that nothing uses may stand for another.
  private static let longestChain = 4

  /// Whether nothing uses a variable but tests, and what tells how much there is: whatever it was given is lost with it.
  func isIdle(_ id: VarID, _ models: ModelTable, depth: Int = 0) -> Bool {
    guard depth < Self.longestChain else { return false }
    let isUse = { (value: Value) in
      value.contains(besides: models.isMeasure, where: { $0 == .variable(id) })
    }
    return bodies.allSatisfy { body in
      guard body.id == self[id].owner || body.freeVariables.contains(id) else { return true }
      return body.blocks.allSatisfy { block in
        if case .exit(let exit) = block.terminator, exit.value.map(isUse) ?? false { return false }
        return block.instructions.allSatisfy { instruction in
          switch instruction.kind {
          case .call(let call): !isUse(self[call].callee) && !self[call].arguments.contains { isUse($0.value) }
          case .bind(let other, .variable(id)): isIdle(other, models, depth: depth + 1)
          case .bind(_, let value?), .element(let value, _), .exhausted(let value, _), .awaitValue(let value):
            !isUse(value)
          case .assign(let target, let value): target != .variable(id) && !isUse(target) && !isUse(value)
          case .bind, .assume, .startAsyncLet, .endAsyncLet: true
          }
        }
      }
    }
  }
}
