/// What follows from what is known on one path.
extension Facts {
  public var isEmpty: Bool { known.isEmpty && numbers.isEmpty && copies.isEmpty }

  /// Whether anything is known of a value.
  public func knows(_ value: Value) -> Bool { known[value] != nil }

  /// How `test` comes out on this path, if that is settled.
  public func decide(_ test: Test) -> Bool? {
    if let answer = answer(to: test) { return answer }
    if let answer = decideOriginal(of: test) { return answer }
    switch test {
    case .isTrue(.literal(.bool(let flag))): return flag
    case .isTrue(.operation(let op, let sides)) where sides.count == 2: return decideOrder(op, sides)
    // A range has what lies between its bounds.
    case .isTrue(.member(.operation("..<", let bounds), "isEmpty")) where bounds.count == 2:
      if let hasSome = decide(.isTrue(.operation("<", bounds))) { return !hasSome }
      // To make one whose end comes before its beginning traps.
      return known[.operation("==", bounds)]?.isTrue ?? known[.operation("==", bounds.reversed())]?.isTrue
    case .isTrue(.member(let list, "isEmpty")):
      return isEmpty(byCount: list)
        ?? known[.operation("==", [.member(list, "count"), .literal(.number("0"))])]?.isTrue
    case .isTrue(.operation(let op, let parts)) where op.hasPrefix("is "):
      return known[.operation("as? " + op.dropFirst(3), parts)]?.isNil.map { !$0 }
    case .isNil(let value): return decideNil(value)
    case .isCase(let value, let name): return decideCase(value, name)
    default: return nil
    }
  }

  /// Of `a < b`, `a == b` and `b < a` one is true, and no other.
  private func decideOrder(_ op: String, _ sides: [Value]) -> Bool? {
    if let answer = decideByNumbers(op, sides) { return answer }
    let turned = Array(sides.reversed())
    let (less, more) = (known[.operation("<", sides)]?.isTrue, known[.operation("<", turned)]?.isTrue)
    let same = known[.operation("==", sides)]?.isTrue ?? known[.operation("==", turned)]?.isTrue
    let others: [Bool?]
    switch op {
    case "<": others = [more, same]
    case "==": others = [less, more]
    default: return nil
    }
    if others.contains(true) { return false }
    return others == [false, false] ? true : nil
  }

  /// The case of an enum that a value certainly is.
  public func knownCase(of value: Value) -> String? { known[value]?.certainCase }

  /// The cases of an enum that a value is not.
  public func casesRuledOut(of value: Value) -> [String] {
    known[value]?.cases.filter { !$0.value }.map(\.key).sorted() ?? []
  }

  private func decideNil(_ value: Value) -> Bool? {
    switch value {
    case .literal(.nil): return true
    case .literal, .body, .implicitMember, .aggregate, .tuple, .selfReference: return false
    default:
      if let isEmpty = value.listOfEnd.flatMap({ decide(.isTrue(.member($0, "isEmpty"))) }) { return isEmpty }
      // A cast succeeds where the value is of the type.
      if case .operation(let op, let parts) = value, op.hasPrefix("as? ") {
        return known[.operation("is " + op.dropFirst(4), parts)]?.isTrue.map { !$0 }
      }
      if let isNone = known[value]?.cases["none"] { return isNone }
      if known[value]?.isSomeCase ?? false { return false }
      let isOfType = known.contains { subject, answers in
        guard case .operation(let op, let parts) = subject, op.hasPrefix("is "), parts == [value] else { return false }
        return answers.isTrue == true
      }
      return isOfType ? false : nil
    }
  }

  private func decideCase(_ value: Value, _ name: String) -> Bool? {
    if case .implicitMember(let written) = value { return written == name }
    guard let answers = known[value] else { return nil }
    if name == "none", answers.isNil == true { return true }
    // It is another one.
    if answers.isSomeCase || answers.isNil == true { return false }
    return Self.counterparts(of: name).contains { answers.cases[$0] == false } ? true : nil
  }

  /// The other case of an enum that has two: those of `Result`, and of a completion that has no value.
  private static func counterparts(of name: String) -> [String] {
    switch name {
    case "success", "finished": ["failure"]
    case "failure": ["success", "finished"]
    default: []
    }
  }
}

extension Value {
  /// The collection of which this is the first or the last element.
  public var listOfEnd: Value? {
    switch self {
    case .member(.member(let list, "indices"), "first"), .member(.member(let list, "indices"), "last"): list
    case .member(let list, "first"), .member(let list, "last"): list
    default: nil
    }
  }
}
