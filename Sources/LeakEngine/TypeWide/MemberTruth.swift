import LeakAST
import LeakFlow

/// What follows from a member's being a constant.
struct MemberTruth {
  let name: String
  let value: Value

  /// How a test comes out, of a value that may be put in the place of what it asks for.
  func answer(to test: Test, of subject: Value) -> Bool? {
    switch test {
    case .isTrue: truth(of: subject)
    case .isNil: isNil(subject)
    case .isCase(_, let wanted):
      if subject.memberName == name, case .implicitMember(let own) = value { own == wanted } else { nil }
    case .opaque: nil
    }
  }

  private func truth(of subject: Value) -> Bool? {
    if subject.memberName == name, case .literal(.bool(let flag)) = value { return flag }
    guard case .operation(let op, let parts) = subject else { return nil }
    switch (op, parts.count) {
    case ("!", 1): return truth(of: parts[0]).map { !$0 }
    case ("&&", 2): return all(parts, are: false)
    case ("||", 2): return all(parts, are: true)
    case ("==", 2), ("!=", 2):
      guard parts.contains(.literal(.nil)), let other = parts.first(where: { $0 != .literal(.nil) }) else { return nil }
      return isNil(other).map { $0 == (op == "==") }
    default: return nil
    }
  }

  /// One that decides does so whatever the others are.
  private func all(_ parts: [Value], are deciding: Bool) -> Bool? {
    let known = parts.map(truth)
    if known.contains(deciding) { return deciding }
    return known.contains(nil) ? nil : !deciding
  }

  private func isNil(_ subject: Value) -> Bool? {
    subject.memberName == name && value == .literal(.nil) ? true : nil
  }
}
