import LeakAST
import LeakModel

extension Lowering {
  /// The `let` or `var` that stands before a pattern and holds for every name in it.
  enum BindingKeyword { case constant, variable }

  mutating func pattern(_ node: PatternNode, binding: BindingKeyword? = nil) -> Pattern {
    let range = node.byteRange
    guard hasRoom() else { return Pattern(.expr(truncatedExpression(node)), range: range) }
    depth += 1
    defer { depth -= 1 }
    switch node.content {
    case .identifierPattern(let name):
      return Pattern(.name(name.identifier.plainName, isVar: binding == .variable), range: range)
    case .expressionPattern(let expr): return pattern(from: expr.expression, binding: binding)
    case .tuplePattern(let tuple): return tuplePattern(tuple, binding: binding, range: range)
    case .valueBindingPattern(let inner):
      return pattern(inner.pattern, binding: inner.bindingSpecifier.isSpelled("let") ? .constant : .variable)
    case .isTypePattern(let test): return Pattern(.isType(typeRef(test.type)), range: range)
    case .other: return Pattern(.wildcard, range: range)
    }
  }

  private mutating func tuplePattern(
    _ node: TuplePatternNode, binding: BindingKeyword?, range: SourceRange
  ) -> Pattern {
    let elements = node.elements.lowered {
      Pattern.Element(label: $0.label?.plainName, pattern: pattern($0.pattern, binding: binding))
    }
    if elements.count == 1, elements[0].label == nil { return elements[0].pattern }
    return Pattern(.tuple(elements), range: range)
  }
}
