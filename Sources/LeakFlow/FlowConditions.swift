import LeakAST
import LeakModel

/// Conditions are taken apart into single tests, each a branch of its own.
extension BodyBuilder {
  /// Goes on in the current block where all hold, to `otherwise` where one does not.
  func conditions(_ list: [Condition], kind: BranchKind, otherwise: Int) {
    for condition in list {
      switch condition.kind {
      case .expr(let expression): branch(on: expression, kind: kind, range: condition.range, otherwise: otherwise)
      case .availability(let text):
        test(.isTrue(.operation(text, [])), kind: kind, range: condition.range, otherwise: otherwise)
      case .match(let pattern, let value):
        match(pattern, evaluate(value), kind: kind, range: condition.range, otherwise: otherwise)
      case .binding(let pattern, let value):
        optionalBinding(pattern, value, kind: kind, range: condition.range, otherwise: otherwise)
      }
    }
  }

  /// `if let name = value`: a nil side inside the value is the same as a nil value.
  private func optionalBinding(
    _ pattern: Pattern, _ expression: Expr, kind: BranchKind, range: SourceRange, otherwise: Int
  ) {
    let value = evaluate(expression)
    test(.isNil(value), kind: kind, range: range, otherwise: otherwise, negated: true)
    if case .name(let name, false) = pattern.kind, refersToSelf(value) {
      declare(name, .value(.selfReference))
      return
    }
    bind(pattern, to: value, isLet: true, type: Self.castType(expression))
  }

  /// Whether a value is `self`, strong or weak.
  func refersToSelf(_ value: Value) -> Bool {
    switch value {
    case .selfReference: true
    case .variable(let id): flow.file[id].isWeak && flow.file[id].definition.map(refersToSelf) == true
    default: false
    }
  }

  /// One test: goes on in the current block where it holds (or fails, with `negated`), to `otherwise` where not.
  func test(_ test: Test, kind: BranchKind, range: SourceRange, otherwise: Int, negated: Bool = false) {
    let next = newBlock()
    terminate(
      .branch(
        test, kind: kind, range: range, then: negated ? otherwise : next, otherwise: negated ? next : otherwise),
      next: next)
  }

  /// Branches on a Boolean expression: the current block is where it is true.
  func branch(on expression: Expr, kind: BranchKind, range: SourceRange, otherwise: Int) {
    let then = newBlock()
    branch(on: expression, kind: kind, range: range, then: then, otherwise: otherwise)
    current = then
  }

  private func branch(on expression: Expr, kind: BranchKind, range: SourceRange, then: Int, otherwise: Int) {
    switch expression.kind {
    case .prefix("!", let inner): branch(on: inner, kind: kind, range: range, then: otherwise, otherwise: then)
    case .binary("&&", let left, let right):
      let middle = newBlock()
      branch(on: left, kind: kind, range: range, then: middle, otherwise: otherwise)
      current = middle
      branch(on: right, kind: kind, range: range, then: then, otherwise: otherwise)
    case .binary("||", let left, let right):
      let middle = newBlock()
      branch(on: left, kind: kind, range: range, then: then, otherwise: middle)
      current = middle
      branch(on: right, kind: kind, range: range, then: then, otherwise: otherwise)
    case .literal(.bool(let value)): jump(to: value ? then : otherwise)
    case .tuple(let elements) where elements.count == 1:
      branch(on: elements[0].value, kind: kind, range: range, then: then, otherwise: otherwise)
    default:
      branch(onValue: evaluate(expression), kind: kind, range: range, then: then, otherwise: otherwise)
    }
  }

  /// Branches on a Boolean value, taking apart what a constant was made of.
  func branch(onValue value: Value, kind: BranchKind, range: SourceRange, then: Int, otherwise: Int) {
    switch value {
    case .operation("!", let parts) where parts.count == 1:
      branch(onValue: parts[0], kind: kind, range: range, then: otherwise, otherwise: then)
    case .operation("&&", let parts) where parts.count == 2:
      let middle = newBlock()
      branch(onValue: parts[0], kind: kind, range: range, then: middle, otherwise: otherwise)
      current = middle
      branch(onValue: parts[1], kind: kind, range: range, then: then, otherwise: otherwise)
    case .operation("||", let parts) where parts.count == 2:
      let middle = newBlock()
      branch(onValue: parts[0], kind: kind, range: range, then: then, otherwise: middle)
      current = middle
      branch(onValue: parts[1], kind: kind, range: range, then: then, otherwise: otherwise)
    case .variable(let id):
      let variable = flow.file[id]
      if variable.isLet, let definition = variable.definition, flow.isStable(definition), !variable.isWeak,
        definition != value
      {
        branch(onValue: definition, kind: kind, range: range, then: then, otherwise: otherwise)
        return
      }
      terminate(.branch(.isTrue(value), kind: kind, range: range, then: then, otherwise: otherwise))
    default:
      let (test, negated) = normalized(value)
      let (yes, no) = negated ? (otherwise, then) : (then, otherwise)
      if case .isTrue(let inner) = test, inner != value {
        // `flag == false`: the flag may be a constant that is made of others.
        branch(onValue: inner, kind: kind, range: range, then: yes, otherwise: no)
      } else {
        terminate(.branch(test, kind: kind, range: range, then: yes, otherwise: no))
      }
    }
  }

  /// One form for tests that mean the same: `x != nil`, `a == .b`, `a >= b`.
  private func normalized(_ value: Value) -> (Test, negated: Bool) {
    guard case .operation(let op, let parts) = value, parts.count == 2 else { return (.isTrue(value), false) }
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
      return (.isTrue(value), false)
    default: return (.isTrue(value), false)
    }
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

  // MARK: Patterns

  /// Goes on in the current block where the pattern matches, with its names bound.
  func match(_ pattern: Pattern, _ value: Value, kind: BranchKind, range: SourceRange, otherwise: Int) {
    switch pattern.kind {
    case .name, .wildcard: bind(pattern, to: value, isLet: true)
    case .tuple(let elements):
      for (index, element) in elements.enumerated() {
        let part = part(of: value, index, label: element.label)
        match(element.pattern, part, kind: kind, range: range, otherwise: otherwise)
      }
    case .enumCase(_, "some", let payload):
      test(.isNil(value), kind: kind, range: range, otherwise: otherwise, negated: true)
      if let inner = payload.first { match(inner.pattern, value, kind: kind, range: range, otherwise: otherwise) }
    case .enumCase(_, "none", let payload) where payload.isEmpty:
      test(isNone(value), kind: kind, range: range, otherwise: otherwise)
    case .enumCase(_, let name, let payload):
      notNil(value, kind: kind, range: range, otherwise: otherwise)
      test(.isCase(value, name), kind: kind, range: range, otherwise: otherwise)
      for (index, element) in payload.enumerated() {
        match(element.pattern, .payload(value, name, index), kind: kind, range: range, otherwise: otherwise)
      }
    case .optional(let inner):
      test(.isNil(value), kind: kind, range: range, otherwise: otherwise, negated: true)
      match(inner, value, kind: kind, range: range, otherwise: otherwise)
    case .isType(let type):
      test(.isTrue(.operation("is " + type.outline, [value])), kind: kind, range: range, otherwise: otherwise)
    case .asType(let inner, let type):
      test(.isTrue(.operation("is " + type.outline, [value])), kind: kind, range: range, otherwise: otherwise)
      if case .name = inner.kind {
        bind(inner, to: value, isLet: true, type: type)
      } else {
        match(inner, value, kind: kind, range: range, otherwise: otherwise)
      }
    case .expr(let expression): matchExpression(expression, value, kind: kind, range: range, otherwise: otherwise)
    }
  }

  /// A case of an enum is no nil: of an optional that is asked first.
  private func notNil(_ value: Value, kind: BranchKind, range: SourceRange, otherwise: Int) {
    guard isOptional(value) else { return }
    test(.isNil(value), kind: kind, range: range, otherwise: otherwise, negated: true)
  }

  private func isOptional(_ value: Value) -> Bool {
    if case .variable(let id) = value, case .optional? = flow.file[id].type { true } else { false }
  }

  /// `.none` is the nil of what is known for an optional, and else perhaps a case that an enum calls so.
  private func isNone(_ value: Value) -> Test {
    optionalSubject == value || isOptional(value) ? .isNil(value) : .isCase(value, "none")
  }

  private func matchExpression(
    _ expression: Expr, _ value: Value, kind: BranchKind, range: SourceRange, otherwise: Int
  ) {
    switch expression.kind {
    case .literal(.bool(let flag)):
      branchOnFlag(value, flag, kind: kind, range: range, otherwise: otherwise)
    case .literal(.nil): test(.isNil(value), kind: kind, range: range, otherwise: otherwise)
    case .member(nil, "none", _): test(isNone(value), kind: kind, range: range, otherwise: otherwise)
    case .member(_, let name, _):
      notNil(value, kind: kind, range: range, otherwise: otherwise)
      test(.isCase(value, name), kind: kind, range: range, otherwise: otherwise)
    default:
      let other = evaluate(expression)
      test(.isTrue(.operation("==", [value, other])), kind: kind, range: range, otherwise: otherwise)
    }
  }

  private func branchOnFlag(_ value: Value, _ flag: Bool, kind: BranchKind, range: SourceRange, otherwise: Int) {
    let next = newBlock()
    branch(
      onValue: value, kind: kind, range: range, then: flag ? next : otherwise, otherwise: flag ? otherwise : next)
    current = next
  }
}

extension Switch {
  /// Whether a case stands in it that only an optional has.
  var asksForOptional: Bool { cases.flatMap(\.items).contains(where: \.pattern.kind.isOfOptional) }
}

extension Pattern.Kind {
  fileprivate var isOfOptional: Bool {
    switch self {
    case .enumCase(_, "some", _), .optional: true
    case .expr(let expression): expression.kind == .literal(.nil)
    default: false
    }
  }
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
