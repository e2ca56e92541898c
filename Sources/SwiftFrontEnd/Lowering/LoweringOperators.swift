import LeakAST
import LeakModel

/// The parser leaves runs of operands and operators flat; this folds them by precedence.
extension Lowering {
  /// A run with more operands than this is not folded.
  static let maximumOperands = 500

  mutating func fold(_ node: SequenceExprNode) -> Expr {
    let parts = Array(node.elements)
    let levels = parts.count / 2
    let outerDepth = depth
    defer { depth = outerDepth }
    let result: Expr?
    if levels < Self.maximumOperands {
      depth += levels
      result = folded(parts)
    } else {
      result = flat(parts[...])
    }
    return result ?? Expr(.other([]), range: node.byteRange)
  }

  private mutating func folded(_ parts: [ExprNode]) -> Expr? {
    var folder = OperatorFolder()
    var wantsOperand = true
    var index = 0
    while index < parts.count {
      let part = parts[index]
      index += 1
      if let cast = castKind(part) {
        let type = index < parts.count ? parts[index] : nil
        folder.cast(cast, to: type.map { castType($0) } ?? .other(""), end: (type ?? part).endOffset)
        index += 1
      } else if !wantsOperand, let op = infix(part) {
        folder.push(op)
        wantsOperand = true
      } else {
        // Two operands in a row come from broken input alone: the missing operator counts as an unknown one.
        if !wantsOperand { folder.push(.infix("")) }
        folder.push(operand(part))
        wantsOperand = false
      }
    }
    if wantsOperand, let last = parts.last { folder.push(missingOperand(at: last.endOffset)) }
    return folder.finish()
  }

  private func missingOperand(at offset: Int) -> OperatorFolder.Operand {
    .init(expr: Expr(.other([]), range: SourceRange(at: offset)))
  }

  private mutating func infix(_ node: ExprNode) -> OperatorFolder.Operator? {
    switch node.content {
    case .binaryOperatorExpr(let op): .infix(op.operator.spelling)
    case .assignmentExpr: .infix("=")
    case .unresolvedTernaryExpr(let ternary): .ternary(expression(ternary.thenExpression))
    case .arrowExpr(let arrow):
      .arrow(
        isAsync: arrow.effectSpecifiers?.asyncSpecifier != nil,
        isThrowing: throwing(arrow.effectSpecifiers?.throwsClause) != .never)
    default: nil
    }
  }

  private func castKind(_ node: ExprNode) -> CastKind? {
    switch node.content {
    case .unresolvedIsExpr: .is
    case .unresolvedAsExpr(let cast): castKind(mark: cast.questionOrExclamationMark)
    default: nil
    }
  }

  func castKind(mark: TokenNode?) -> CastKind {
    switch mark?.spelling {
    case "?": .conditional
    case "!": .forced
    default: .as
    }
  }

  private mutating func castType(_ node: ExprNode) -> TypeRef {
    if case .typeExpr(let type) = node.content { typeRef(type.type) } else { TypeRef(expression(node)) }
  }

  /// Takes `try` and `await` off an operand, as they cover what stands on its right as well.
  mutating func operand(_ node: ExprNode) -> OperatorFolder.Operand {
    var effects: [OperatorFolder.Effect] = []
    var current = node
    while true {
      switch current.content {
      case .tryExpr(let inner):
        effects.append(.init(kind: .tried(tryKind(inner)), start: inner.startOffset))
        current = inner.expression
      case .awaitExpr(let inner):
        effects.append(.init(kind: .awaited, start: inner.startOffset))
        current = inner.expression
      case .unsafeExpr(let inner): current = inner.expression
      default: return .init(expr: expression(current), effects: effects)
      }
    }
  }
}
