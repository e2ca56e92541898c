import LeakFlow

extension FlowFile {
  /// How many definitions, one in the other, a value is followed through.
  private static let longestChain = 8

  /// Whether a value is made of nothing but what a body is given, of constants and of types.
  ///
  /// - Parameter isForeign: whether a variable is none that the body is given or has declared.
  func isMadeOfGiven(_ value: Value, besides isForeign: (VarID) -> Bool = { _ in false }) -> Bool {
    isMadeOfGiven(value, isForeign, depth: Self.longestChain)
  }

  private func isMadeOfGiven(_ value: Value, _ isForeign: (VarID) -> Bool, depth: Int) -> Bool {
    guard depth > 0 else { return false }
    return !value.contains { part in
      switch part {
      case .selfReference: return true
      case .global(let name): return name.first?.isLowercase ?? true
      case .variable(let id):
        if isForeign(id) { return true }
        guard let definition = self[id].definition, definition != part else { return false }
        return !isMadeOfGiven(definition, isForeign, depth: depth - 1)
      case .call(let id):
        return !([self[id].callee] + self[id].arguments.map(\.value)).allSatisfy {
          isMadeOfGiven($0, isForeign, depth: depth - 1)
        }
      default: return false
      }
    }
  }
}
