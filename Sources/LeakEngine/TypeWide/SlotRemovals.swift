import LeakDomain
import LeakFlow

/// Calls by which elements of a slot go that are found by what they are equal to, or come before or after.
extension SlotEffects {
  /// `slot.removeValue(forKey: key)`, whoever uses what that gives.
  func takesElement(_ instruction: Instruction, in body: Body) -> Bool {
    guard case .call(let id) = instruction.kind, case .member(let receiver, let name) = file[id].callee else {
      return false
    }
    return models.has(name, .takesElement) && isPlace(receiver, body)
  }

  /// `slot.removeAll()`, `slot.removeAll { $0.id == id }`
  func removal(by site: CallSite, in body: Body) -> SlotEffect {
    if site.arguments.allSatisfy({ $0.label == "keepingCapacity" }) {
      return .replaced(.allRemoved, by: nil, key: nil)
    }
    return seeks(site, by: Self.orders.union(["==", "==="])) ? .replaced(.keyRemoved, by: nil, key: nil) : .looked
  }

  /// `slot = slot.filter { $0.id != id }`
  func isRest(_ value: Value, in body: Body) -> Bool {
    guard case .call(let id) = value, case .member(let receiver, "filter") = file[id].callee, isPlace(receiver, body)
    else { return false }
    if seeks(file[id], by: ["!=", "!=="]) { return true }
    // Those that come before something may be kept, or told.
    return seeks(file[id], by: Self.orders) && isAssigned(value, in: body)
  }

  private static var orders: Set<String> { ["<", "<=", ">", ">="] }

  private func isAssigned(_ value: Value, in body: Body) -> Bool {
    body.blocks.lazy.flatMap(\.instructions).contains { instruction in
      if case .assign(let target, value) = instruction.kind { isPlace(target, body) } else { false }
    }
  }

  /// Whether a closure does nothing but compare a part of its parameter with something that is known around it. Whoever
  /// somebody waits for is so found by an identity or a deadline; by its state it may be found when it has been met.
  private func seeks(_ site: CallSite, by operators: Set<String>) -> Bool {
    guard slot.primitive.kind == .continuation || slot.primitive.kind == .promise, site.arguments.count == 1,
      case .body(let closure)? = site.arguments.first?.value, let element = file[closure].parameters.first?.variable,
      let whole = file[closure].blocks.first, whole.instructions.isEmpty,
      case .exit(let exit) = whole.terminator, case .operation(let name, let parts)? = exit.value
    else { return false }
    let sides = parts.filter { $0.rootVariable == element }
    let others = parts.filter { side in
      if case .literal = side { false } else { !side.contains { $0 == .variable(element) } }
    }
    return operators.contains(name) && sides.count == 1 && others.count == 1
  }
}
