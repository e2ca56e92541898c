import LeakAST
import LeakModel

extension Lowering {
  /// Literals without expressions in them; `nil` for everything else.
  func literal(_ content: ExprContent) -> Literal? {
    switch content {
    case .booleanLiteralExpr(let bool): .bool(bool.literal.isSpelled("true"))
    case .nilLiteralExpr: .nil
    case .integerLiteralExpr(let number): .number(number.literal.spelling.filter { $0 != "_" })
    case .floatLiteralExpr(let number): .number(number.literal.spelling.filter { $0 != "_" })
    case .regexLiteralExpr: .regex
    case .simpleStringLiteralExpr(let string): .string(string.segments.map(\.content.spelling).joined())
    default: nil
    }
  }

  /// A string with or without interpolations.
  mutating func stringKind(_ string: StringLiteralExprNode) -> Expr.Kind {
    var text = ""
    var values: [Expr] = []
    var isInterpolated = false
    for segment in string.segments {
      switch segment {
      case .stringSegment(let plain): text += plain.content.spelling
      case .expressionSegment(let interpolation):
        isInterpolated = true
        for element in interpolation.expressions { values.append(expression(element.expression)) }
      }
    }
    return isInterpolated ? .interpolation(values) : .literal(.string(text))
  }
}
