import LeakFlow

extension FlowFile {
  /// The values that an instruction evaluates or stores to.
  func values(of instruction: Instruction) -> [Value] {
    switch instruction.kind {
    case .call(let id): [self[id].callee] + self[id].arguments.map(\.value)
    case .bind(_, let value): value.map { [$0] } ?? []
    case .assign(let target, let value): [target, value]
    case .element(let value, _), .exhausted(let value, _), .awaitValue(let value): [value]
    case .assume(let test, _): test.subject.map { [$0] } ?? []
    case .startAsyncLet, .endAsyncLet: []
    }
  }

  /// Every value in a body, its tests and exits included.
  func values(of body: Body) -> [Value] {
    body.blocks.flatMap { block -> [Value] in
      var found = block.instructions.flatMap(values)
      switch block.terminator {
      case .branch(let test, _, _, _, _): if let subject = test.subject { found.append(subject) }
      case .exit(let exit): if let value = exit.value { found.append(value) }
      default: break
      }
      return found
    }
  }

  /// Names of members that a body assigns.
  func assignedMembers(_ body: BodyID) -> [String] {
    self[body].blocks.flatMap(\.instructions).compactMap { instruction in
      if case .assign(let target, _) = instruction.kind { target.memberName } else { nil }
    }
  }

  /// Results of calls that some other instruction uses.
  func usedCalls() -> Set<CallID> {
    var used: Set<CallID> = []
    for body in bodies {
      for value in values(of: body) {
        _ = value.contains { part in
          if case .call(let id) = part { used.insert(id) }
          return false
        }
      }
    }
    return used
  }

  /// Whether a block waits for the next element of a sequence.
  func waits(_ block: BasicBlock) -> Bool {
    block.instructions.contains { instruction in
      switch instruction.kind {
      case .element(_, let isAwait): isAwait
      case .call(let id): self[id].isAwaited && self[id].name == "next"
      default: false
      }
    }
  }
}
