import LeakFlow

extension Body {
  /// The calls that it makes itself.
  var calls: [CallID] {
    blocks.flatMap { block in
      block.instructions.compactMap { if case .call(let id) = $0.kind { id } else { nil } }
    }
  }
}

extension FlowFile {
  /// Calls `visit` with the values that an instruction evaluates or stores to; stops as soon as it returns `true`, and
  /// returns whether it did.
  func containsValue(in instruction: Instruction, where visit: (Value) -> Bool) -> Bool {
    switch instruction.kind {
    case .call(let id): visit(self[id].callee) || self[id].arguments.contains { visit($0.value) }
    case .bind(_, let value): value.map(visit) ?? false
    case .assign(let target, let value): visit(target) || visit(value)
    case .element(let value, _), .exhausted(let value, _), .awaitValue(let value): visit(value)
    case .assume(let test, _): test.subject.map(visit) ?? false
    case .startAsyncLet, .endAsyncLet: false
    }
  }

  /// The same for every value in a body, its tests and exits included.
  /// - Parameter isSpared: instructions that do not count.
  func containsValue(
    in body: Body, besides isSpared: (Instruction) -> Bool = { _ in false }, where visit: (Value) -> Bool
  ) -> Bool {
    body.blocks.contains { block in
      if block.instructions.contains(where: { !isSpared($0) && containsValue(in: $0, where: visit) }) { return true }
      switch block.terminator {
      case .branch(let test, _, _, _, _): return test.subject.map(visit) ?? false
      case .exit(let exit): return exit.value.map(visit) ?? false
      default: return false
      }
    }
  }

  /// Calls `visit` with every value in a body, and every value in these.
  func forEachPart(of body: Body, _ visit: (Value) -> Void) {
    _ = containsValue(in: body) { value in
      value.contains { part in
        visit(part)
        return false
      }
    }
  }

  /// Names of members and global variables that a body assigns.
  func assignedNames(_ body: BodyID) -> [String] {
    self[body].blocks.flatMap(\.instructions).compactMap { instruction in
      if case .assign(let target, _) = instruction.kind { sharedName(target) } else { nil }
    }
  }

  /// The name of a member or of a variable outside of all functions.
  func sharedName(_ value: Value) -> String? {
    guard case .variable(let id) = value else { return value.memberName }
    return self[self[id].owner].kind == .topLevel ? self[id].name : nil
  }

  /// Whether a block waits for the next element of a sequence.
  func waits(_ block: BasicBlock) -> Bool {
    block.instructions.contains { instruction in
      switch instruction.kind {
      case .element(_, let isAwait): isAwait
      case .call(let id): self[id].isAwaited && self[id].name == "next" && self[id].receiver != nil
      default: false
      }
    }
  }
}
