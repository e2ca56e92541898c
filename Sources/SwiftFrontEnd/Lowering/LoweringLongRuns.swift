import LeakAST
import LeakModel

extension Lowering {
  /// A run too long to fold: its operands side by side, on the right of the assignment if it begins with one.
  mutating func flat(_ parts: ArraySlice<ExprNode>) -> Expr? {
    guard let op = assignment(in: parts) else { return operands(parts) }
    guard var whole = parts.first.map({ operand($0) }), let value = operands(parts.dropFirst(2)) else { return nil }
    let range = whole.expr.range.union(value.range)
    whole.expr = Expr(.assign(op, target: whole.expr, value: value), range: range)
    return whole.closed
  }

  /// The spelling of the run's first operator if it assigns.
  private func assignment(in parts: ArraySlice<ExprNode>) -> String? {
    guard let second = parts.dropFirst().first else { return nil }
    switch second.content {
    case .assignmentExpr: return "="
    case .binaryOperatorExpr(let infix):
      let op = infix.operator.spelling
      return Precedence(of: op) == .assignment ? op : nil
    default: return nil
    }
  }

  private mutating func operands(_ parts: ArraySlice<ExprNode>) -> Expr? {
    guard var whole = parts.first.map({ operand($0) }), let last = parts.last else { return nil }
    var result = [whole.expr]
    for part in parts.dropFirst() {
      switch part.content {
      case .binaryOperatorExpr, .assignmentExpr, .arrowExpr, .unresolvedAsExpr, .unresolvedIsExpr: continue
      case .unresolvedTernaryExpr(let ternary): result.append(expression(ternary.thenExpression))
      default: result.append(expression(part))
      }
    }
    let range = SourceRange(start: Int(whole.expr.range.start), end: last.endOffset)
    whole.expr = Expr(.operands(result), range: range)
    return whole.closed
  }

  /// Nodes that only a tree folded by others contains.
  mutating func foldedKind(_ content: ExprContent) -> Expr.Kind {
    switch content {
    case .infixOperatorExpr(let infix):
      let op =
        if case .binaryOperatorExpr(let written) = infix.operator.content { written.operator.spelling } else { "=" }
      let left = expression(infix.leftOperand)
      let right = expression(infix.rightOperand)
      return Precedence(of: op) == .assignment ? .assign(op, target: left, value: right) : .binary(op, left, right)
    case .ternaryExpr(let ternary):
      return .ternary(
        condition: expression(ternary.condition), then: expression(ternary.thenExpression),
        otherwise: expression(ternary.elseExpression))
    case .asExpr(let cast):
      return .cast(castKind(mark: cast.questionOrExclamationMark), expression(cast.expression), typeRef(cast.type))
    case .isExpr(let test): return .cast(.is, expression(test.expression), typeRef(test.type))
    default: return .other([])
    }
  }
}
