import LeakAST
import LeakModel

/// One form for tests that mean the same.
extension BodyBuilder {
  /// `x != nil`, `a == .b`, `a >= b`.
  func normalized(_ value: Value) -> (Test, negated: Bool) {
    guard case .operation(let op, let parts) = value, parts.count == 2 else { return (.isTrue(known(value)), false) }
    let (left, right) = (parts[0], parts[1])
    switch op {
    case "==", "!=", "===", "!==":
      let negated = op.hasPrefix("!")
      if case .literal(.nil) = right { return (.isNil(left), negated) }
      if case .literal(.nil) = left { return (.isNil(right), negated) }
      if case .implicitMember(let name) = right { return (.isCase(left, name), negated) }
      if case .implicitMember(let name) = left { return (.isCase(right, name), negated) }
      if let sequence = sequenceCounted(left, against: right) ?? sequenceCounted(right, against: left) {
        return (.isTrue(.member(sequence, "isEmpty")), negated)
      }
      if case .literal(.bool(let flag)) = right { return (.isTrue(left), negated == flag) }
      return (.isTrue(.operation(negated ? String(op.dropFirst()) : op, parts)).withEqualSign, negated)
    case ">=":
      let (test, negated) = normalized(.operation("<", parts))
      return (test, !negated)
    case ">":
      if let sequence = sequenceCounted(left, against: right) { return (.isTrue(.member(sequence, "isEmpty")), true) }
      return (.isTrue(.operation("<", [right, left])), false)
    case "<=": return (.isTrue(.operation("<", [right, left])), true)
    case "<":
      // `x.count < 1`
      if case .member(let sequence, "count") = counted(left), right == .literal(.number("1")) {
        return (.isTrue(.member(sequence, "isEmpty")), false)
      }
      if right == .literal(.number("1")) { return (.isTrue(.operation("<", [.literal(.number("0")), left])), true) }
      return (.isTrue(value), false)
    default: return (.isTrue(value), false)
    }
  }

  /// A member of a constant by the name of what that constant stands for: after `if let name`, `name.isEmpty` is asked of the same
  /// value as before.
  private func known(_ value: Value) -> Value {
    guard case .member(let base, let member) = value else { return value }
    guard case .variable(let id) = base else { return .member(known(base), member) }
    let variable = flow.file[id]
    guard variable.isLet, !variable.isWeak, case .variable(let other)? = variable.definition, flow.file[other].isLet,
      flow.file[other].name == variable.name, !flow.file[other].isWeak
    else { return value }
    return known(.member(.variable(other), member))
  }

  /// `x` of `x.count` beside a literal 0.
  private func sequenceCounted(_ value: Value, against other: Value) -> Value? {
    guard case .member(let sequence, "count") = counted(value), case .literal(.number("0")) = other else { return nil }
    return sequence
  }

  /// The count that a place was last given, where it still has that.
  private func counted(_ value: Value) -> Value {
    if let count = counts[value], !isInLoop { return count }
    guard case .variable(let variable) = value, let definition = flow.file[variable].definition,
      flow.isStable(definition)
    else { return value }
    let info = flow.file[variable]
    return info.isLet || (info.owner == id && info.assignments == 1 && !isInLoop) ? definition : value
  }

  private var isInLoop: Bool { jumps.contains { $0.continueBlock != nil } }
}

extension Test {
  /// `=` is what is left of `!=` without its `!`.
  fileprivate var withEqualSign: Test {
    guard case .isTrue(.operation(let op, let parts)) = self else { return self }
    switch op {
    case "=": return .isTrue(.operation("==", parts))
    default: return self
    }
  }
}
