import LeakAST
import LeakModel
import SwiftSyntax

extension Lowering {
  /// Literals without expressions in them; `nil` for everything else.
  func literal(_ node: ExprSyntax) -> Literal? {
    switch node.as(ExprSyntaxEnum.self) {
    case .booleanLiteralExpr(let bool): .bool(bool.literal.text == "true")
    case .nilLiteralExpr: .nil
    case .integerLiteralExpr(let number): .number(number.literal.text.filter { $0 != "_" })
    case .floatLiteralExpr(let number): .number(number.literal.text.filter { $0 != "_" })
    case .regexLiteralExpr: .regex
    case .simpleStringLiteralExpr(let string): .string(string.segments.map(\.content.text).joined())
    default: nil
    }
  }

  /// A string with or without interpolations; `nil` for everything else.
  mutating func stringKind(_ node: ExprSyntax) -> Expr.Kind? {
    guard let string = node.as(StringLiteralExprSyntax.self) else { return nil }
    var text = ""
    var values: [Expr] = []
    var isInterpolated = false
    for segment in string.segments {
      switch segment {
      case .stringSegment(let plain): text += plain.content.text
      case .expressionSegment(let interpolation):
        isInterpolated = true
        for element in interpolation.expressions { values.append(expression(element.expression)) }
      }
    }
    return isInterpolated ? .interpolation(values) : .literal(.string(text))
  }
}
