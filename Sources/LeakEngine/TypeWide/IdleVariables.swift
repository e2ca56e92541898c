import LeakDomain
import LeakFlow
import LeakModel

extension FlowFile {
  /// How many names deep one that nothing uses may stand for another.
  private static let longestChain = 4

  /// Whether nothing uses a variable but tests, and what tells how much there is: whatever it was given is lost with it.
  /// - Parameter others: members of a struct, or of each of several, that may be used.
  func isIdle(_ id: VarID, _ models: ModelTable, besides others: Set<String> = [], depth: Int = 0) -> Bool {
    guard depth < Self.longestChain else { return false }
    let isSpared = { (value: Value) in
      if case .member(.variable(id), let name) = value, others.contains(name) { return true }
      return models.isMeasure(value)
    }
    let isUse = { (value: Value) in value.contains(besides: isSpared, where: { $0 == .variable(id) }) }
    return bodies.allSatisfy { body in
      guard body.id == self[id].owner || body.freeVariables.contains(id) else { return true }
      return body.blocks.allSatisfy { block in
        if case .exit(let exit) = block.terminator, exit.value.map(isUse) ?? false { return false }
        return block.instructions.allSatisfy { instruction in
          switch instruction.kind {
          case .call(let call):
            (!isUse(self[call].callee) || isIdleForEach(self[call], models, besides: others, depth))
              && !self[call].arguments.contains { isUse($0.value) }
          case .bind(let other, .variable(id)): isIdle(other, models, besides: others, depth: depth + 1)
          case .element(let value, _), .exhausted(let value, _):
            !isUse(value) || areElementsIdle(of: value, instruction.range, in: body, models, besides: others, depth)
          case .bind(_, let value?), .awaitValue(let value): !isUse(value)
          case .assign(let target, let value): target != .variable(id) && !isUse(target) && !isUse(value)
          case .bind, .assume, .startAsyncLet, .endAsyncLet: true
          }
        }
      }
    }
  }

  /// `waiters.forEach { _ in count += 1 }`: the same where a closure is given each of them.
  private func isIdleForEach(_ site: CallSite, _ models: ModelTable, besides others: Set<String>, _ depth: Int) -> Bool
  {
    guard models.runsForEach(site), case .body(let closure)? = site.arguments.last?.value else { return false }
    return self[closure].parameters.allSatisfy {
      isIdle($0.variable, models, besides: others, depth: depth + 1)
    }
  }

  /// Whether a loop does nothing with the elements of a sequence. What is taken apart may be used.
  func areElementsIdle(
    of sequence: Value, _ head: SourceRange, in body: Body, _ models: ModelTable, besides others: Set<String> = [],
    _ depth: Int = 0
  ) -> Bool {
    body.blocks.allSatisfy { block in
      block.instructions.allSatisfy { instruction in
        guard case .bind(let variable, let value?) = instruction.kind, value.root == .unknown,
          head.contains(instruction.range)
        else { return true }
        return value == .unknown && self[variable].sequence == sequence
          && isIdle(variable, models, besides: others, depth: depth + 1)
      }
    }
  }
}
