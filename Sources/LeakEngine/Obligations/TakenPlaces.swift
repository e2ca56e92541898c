import LeakDomain
import LeakFlow

/// Where what is taken lay before, and what gives that place another value.
extension TakenOperand {
  /// Whether the place that a variable's value was read from has something else in it by the end of the block.
  func isCleared(_ place: Value, of variable: VarID) -> Bool {
    if case .operation("[]", let parts) = place, let name = parts.first?.memberName {
      return isRemoved(from: name, since: variable)
    }
    return !isCopied(place, besides: variable) && isCleared([place] + definitions(of: place), of: variable)
  }

  /// An element is read, and removed by its key, be it of a copy that is put back: `copy.waiters.removeValue(forKey: key)`.
  private func isRemoved(from name: String, since variable: VarID) -> Bool {
    isPassed(from: variable) { instruction in
      switch instruction.kind {
      case .call(let id):
        guard case .member(let list, let method) = file[id].callee, list.memberName == name else { return false }
        return program.models.has(method, .takesElement) || method == "removeAll"
      case .assign(.operation("[]", let parts), _): return parts.first?.memberName == name
      default: return false
      }
    }
  }

  /// Whether there is a copy of the state of which a place is a part: what is in it may be put back with that.
  private func isCopied(_ place: Value, besides variable: VarID) -> Bool {
    guard !heedsParameters, case .member(.variable(let whole), _) = place, whole != variable else { return false }
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        switch instruction.kind {
        case .bind(_, .variable(whole)), .assign(_, .variable(whole)): true
        case .call(let id): file[id].arguments.contains { $0.value == .variable(whole) }
        default: false
        }
      }
    }
  }

  /// Whether every way from where a variable is bound to the end of the block gives its place another value.
  func isCleared(_ places: [Value], of variable: VarID) -> Bool {
    isPassed(from: variable) { instruction in
      switch instruction.kind {
      case .assign(let target, _): places.contains { covers(target, $0) }
      case .call(let id):
        if case .member(let list, "removeAll") = file[id].callee { places.first == list } else { false }
      default: false
      }
    }
  }

  /// Whether the body anywhere gives a place, or what that is a part of, another value.
  func isEverCleared(_ place: Value) -> Bool {
    let places = [place] + definitions(of: place)
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        if case .assign(let target, _) = instruction.kind { places.contains { covers(target, $0) } } else { false }
      }
    }
  }

  /// Whether every way from where a variable is bound to the end of the block has one of some instructions on it.
  private func isPassed(from variable: VarID, _ clears: (Instruction) -> Bool) -> Bool {
    var isBound = false
    for (number, block) in body.blocks.enumerated() {
      guard
        let start = block.instructions.firstIndex(where: {
          if case .bind(variable, _) = $0.kind { true } else { false }
        })
      else { continue }
      isBound = true
      if block.instructions[start...].contains(where: clears) { continue }
      let leads = body.reaches(
        { $0 == self.block }, fromAnyOf: block.successors,
        avoiding: { $0 == number || body.blocks[$0].instructions.contains(where: clears) })
      if number == self.block || leads { return false }
    }
    return isBound
  }

  /// What the variables stand for of which a place is a part.
  private func definitions(of place: Value) -> [Value] {
    var found: [Value] = []
    var current = place
    while found.count < Self.longestChain, let id = current.rootVariable, let definition = file[id].definition,
      definition.rootVariable != id
    {
      found.append(definition)
      current = definition
    }
    return found
  }

  /// Whether what is assigned to a target takes the place of a value that was in it.
  private func covers(_ target: Value, _ place: Value) -> Bool {
    if target == place { return true }
    switch place {
    case .member(let base, _), .payload(let base, _, _): return covers(target, base)
    case .global(let name): return target == .selfReference && name.first?.isUppercase == false
    default: return false
    }
  }
}
