import LeakAST
import LeakModel
import SwiftSyntax

extension Lowering {
  mutating func conditions(_ list: ConditionElementListSyntax) -> [Condition] {
    list.lowered { condition($0) }
  }

  private mutating func condition(_ node: ConditionElementSyntax) -> Condition {
    let range = node.condition.byteRange
    switch node.condition {
    case .expression(let expr): return Condition(.expr(expression(expr)), range: range)
    case .availability(let check): return Condition(.availability(check.trimmedDescription), range: range)
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
