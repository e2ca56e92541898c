import LeakAST
import LeakModel

/// A pattern that is matched is a test for each thing that it asks for, and binds its names.
extension BodyBuilder {
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

  /// Whether a value is declared as a number that need not be whole, nor a number at all.
  private func isFraction(_ value: Value) -> Bool {
    guard case .variable(let id) = value, case .named(let name, _)? = flow.file[id].type else { return false }
    return !name.contains("Int")
  }

  func isOptional(_ value: Value) -> Bool {
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
      if let written = WrittenRange(expression), !isFraction(value) {
        return match(written, value, kind: kind, at: range, otherwise: otherwise)
      }
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
