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
    case .binary("??", let left, let right) where right.kind.flag != nil:
      let value = evaluate(left)
      let fallback = right.kind.flag == true ? then : otherwise
      test(.isNil(value), kind: .coalescing, range: left.range, otherwise: fallback, negated: true)
      branch(onValue: value, kind: kind, range: range, then: then, otherwise: otherwise)
    case .binary(let op, let left, let right)
    where (op == "==" || op == "!=") && right.kind.isSomething && Self.hasOptionalLink(left):
      let value = evaluateChain(left, ifMissing: op == "==" ? otherwise : then)
      branch(
        onValue: .operation(op, [value, evaluate(right)]), kind: kind, range: range, then: then, otherwise: otherwise)
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
    case .operation("==", let parts) where comparesFlags(parts):
      branch(onFlags: parts, kind: kind, range, same: then, different: otherwise)
    case .operation("!=", let parts) where comparesFlags(parts):
      branch(onFlags: parts, kind: kind, range, same: otherwise, different: then)
    case .operation("==", let parts), .operation("!=", let parts):
      guard parts.count == 2, case .literal(.bool(let flag)) = parts[1], isOptional(parts[0]) else {
        return branch(onTest: value, kind: kind, range: range, then: then, otherwise: otherwise)
      }
      // What is nil is neither `true` nor `false`.
      let (same, different) = value == .operation("==", parts) ? (then, otherwise) : (otherwise, then)
      let middle = newBlock()
      terminate(.branch(.isNil(parts[0]), kind: kind, range: range, then: different, otherwise: middle), next: middle)
      branch(
        onValue: parts[0], kind: kind, range: range, then: flag ? same : different, otherwise: flag ? different : same)
    case .variable(let id):
      let variable = flow.file[id]
      if variable.isLet, let definition = variable.definition, flow.isStable(definition), !variable.isWeak,
        definition != value
      {
        branch(onValue: definition, kind: kind, range: range, then: then, otherwise: otherwise)
        return
      }
      terminate(.branch(.isTrue(value), kind: kind, range: range, then: then, otherwise: otherwise))
    default: branch(onTest: value, kind: kind, range: range, then: then, otherwise: otherwise)
    }
  }

  private func branch(onTest value: Value, kind: BranchKind, range: SourceRange, then: Int, otherwise: Int) {
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

extension Expr.Kind {
  /// Written out, and not nil.
  fileprivate var isSomething: Bool { if case .literal(let literal) = self { literal != .nil } else { false } }

  /// `true` or `false`, written out.
  fileprivate var flag: Bool? { if case .literal(.bool(let flag)) = self { flag } else { nil } }
}
