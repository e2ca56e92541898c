/// What a value is made of. Definitions never lead back to where they began, so that whoever follows them ends.
extension FlowDraft {
  /// Whether a value is made of a variable, directly or by definitions and calls between them: `first ?? other` of `first`.
  func derives(_ value: Value, from variable: VarID) -> Bool {
    var seen: Set<Value> = []
    return derives(value, from: .variable(variable), seen: &seen)
  }

  private func derives(_ value: Value, from origin: Value, seen: inout Set<Value>) -> Bool {
    value.contains { part in
      if part == origin { return true }
      switch part {
      case .variable(let id):
        guard let definition = self[id].definition, seen.insert(part).inserted else { return false }
        return derives(definition, from: origin, seen: &seen)
      case .call(let id):
        guard seen.insert(part).inserted else { return false }
        let site = self[id]
        return derives(site.callee, from: origin, seen: &seen)
          || site.arguments.contains { derives($0.value, from: origin, seen: &seen) }
      default: return false
      }
    }
  }
}
