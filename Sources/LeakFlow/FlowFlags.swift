import LeakAST
import LeakModel

/// Two Booleans that are compared: `(a == nil) != (b == nil)` asks for both of them.
extension BodyBuilder {
  /// How often a comparison of Booleans lies in another one that is taken apart: each time its paths double.
  private static var deepestFlags: Int { 3 }

  /// Whether a comparison is one of two Booleans that is taken apart.
  func comparesFlags(_ sides: [Value]) -> Bool {
    sides.count == 2 && flagDepth < Self.deepestFlags && sides.allSatisfy { isFlag($0) }
  }

  /// Branches on whether two Booleans are the same: what each of them is says more than that they differ.
  func branch(
    onFlags flags: [Value], kind: BranchKind, _ range: SourceRange, same: Int, different: Int
  ) {
    flagDepth += 1
    defer { flagDepth -= 1 }
    let (isTrue, isFalse) = (newBlock(), newBlock())
    branch(onValue: flags[0], kind: kind, range: range, then: isTrue, otherwise: isFalse)
    current = isTrue
    branch(onValue: flags[1], kind: kind, range: range, then: same, otherwise: different)
    current = isFalse
    branch(onValue: flags[1], kind: kind, range: range, then: different, otherwise: same)
  }

  /// Whether a value is a Boolean, and no optional one.
  private func isFlag(_ value: Value, depth: Int = 4) -> Bool {
    switch value {
    case .operation(let op, let parts):
      switch op {
      case "==", "!=", "===", "!==", "<", ">", "<=", ">=": return parts.count == 2
      case "!", "&&", "||": return true
      default: return op.hasPrefix("is ")
      }
    case .variable(let id):
      let variable = flow.file[id]
      if let type = variable.type { return type == .named("Bool", []) }
      guard variable.isLet, depth > 0, let definition = variable.definition, case .operation = definition else {
        return false
      }
      return isFlag(definition, depth: depth - 1)
    default: return false
    }
  }
}
