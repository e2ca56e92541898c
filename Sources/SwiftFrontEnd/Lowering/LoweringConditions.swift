import LeakAST
import LeakModel

extension Lowering {
  mutating func conditions(_ list: NodeList<ConditionElementNode>) -> [Condition] {
    list.lowered { condition($0) }
  }

  private mutating func condition(_ node: ConditionElementNode) -> Condition {
    let range = node.condition.byteRange
    switch node.condition.content {
    case .expression(let expr): return Condition(.expr(expression(expr)), range: range)
    case .availability: return Condition(.availability(node.condition.writtenText), range: range)
    case .matchingPattern(let match):
      return Condition(.match(pattern(match.pattern), expression(match.initializer.value)), range: range)
    case .optionalBinding(let binding):
      let isVar = !binding.bindingSpecifier.isSpelled("let")
      let bound = pattern(binding.pattern, binding: isVar ? .variable : .constant)
      let value = binding.initializer.map { expression($0.value) } ?? shorthandValue(bound)
      return Condition(.binding(bound, value), range: range)
    }
  }

  /// `if let name` reads `name`.
  private func shorthandValue(_ bound: Pattern) -> Expr {
    if case .name(let name, _) = bound.kind { return Expr(.name(name), range: bound.range) }
    return Expr(.other([]), range: bound.range)
  }
}
