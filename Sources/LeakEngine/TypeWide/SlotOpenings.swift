import LeakFlow

/// Where a function makes room for those who come while it is suspended, such as by `state = .loading([])`.
struct SlotOpenings {
  let slot: Slot
  let file: FlowFile

  /// - Parameter isEmpty: nothing was in the slot before. What is emptied, and not opened, mostly stays empty.
  func opens(_ instruction: Instruction, isEmpty: Bool) -> Bool {
    guard case .assign(let target, let value) = instruction.kind else { return false }
    switch slot.shape {
    case .single: return false
    case .state(let carrying): return isRoom(value, in: carrying)
    case .list: return isEmpty && value == .aggregate([])
    case .dictionary:
      guard isEmpty, case .operation("[]", _) = target else { return false }
      return value == .aggregate([]) || isRoom(value, in: nil)
    }
  }

  /// `.loading([])`
  private func isRoom(_ value: Value, in cases: Set<String>?) -> Bool {
    guard case .call(let id) = value, case .implicitMember(let name) = file[id].callee, cases?.contains(name) ?? true
    else { return false }
    return file[id].arguments.contains { $0.value == .aggregate([]) }
  }
}
