import LeakAST
import LeakModel

extension Lowering {
  mutating func expression(_ node: ExprNode) -> Expr {
    guard hasRoom() else { return truncatedExpression(node) }
    depth += 1
    defer { depth -= 1 }
    let content = node.content
    switch content {
    case .memberAccessExpr, .functionCallExpr, .subscriptCallExpr, .optionalChainingExpr, .forceUnwrapExpr,
      .postfixOperatorExpr, .genericSpecializationExpr, .postfixIfConfigExpr:
      return chain(node)
    case .sequenceExpr(let sequence): return fold(sequence)
    case .tupleExpr(let tuple): return self.tuple(tuple)
    case .patternExpr(let inner): return patternInExpression(inner)
    case .ifExpr, .switchExpr, .doExpr: return nestedStatement(node)
    // These say how a value is handed over, and change neither control flow nor what is called.
    case .consumeExpr(let inner): return expression(inner.expression)
    case .copyExpr(let inner): return expression(inner.expression)
    case .borrowExpr(let inner): return expression(inner.expression)
    case .unsafeExpr(let inner): return expression(inner.expression)
    case .packElementExpr(let inner): return expression(inner.pack)
    default: return Expr(expressionKind(content), range: node.byteRange)
    }
  }

  /// The kinds whose range is simply that of their node.
  private mutating func expressionKind(_ content: ExprContent) -> Expr.Kind {
    switch content {
    case .declReferenceExpr(let name): .name(name.baseName.plainName)
    case .superExpr: .name("super")
    case .discardAssignmentExpr: .name("_")
    case .binaryOperatorExpr(let name): .name(name.operator.spelling)
    case .closureExpr(let inner): .closure(closure(inner))
    case .arrayExpr(let array): .array(array.elements.lowered { expression($0.expression) })
    case .dictionaryExpr(let dictionary): dictionaryKind(dictionary)
    case .prefixOperatorExpr(let prefix): .prefix(prefix.operator.spelling, expression(prefix.expression))
    case .inOutExpr(let inner): .inOut(expression(inner.expression))
    case .tryExpr(let inner): .tried(tryKind(inner), expression(inner.expression))
    case .awaitExpr(let inner): .awaited(expression(inner.expression))
    case .macroExpansionExpr(let macro): .macro(macro.macroName.plainName, arguments(of: macro))
    case .keyPathExpr(let path): .keyPath(keyPath(path))
    case .typeExpr(let type): .type(typeRef(type.type))
    case .packExpansionExpr(let pack): .other([expression(pack.repetitionPattern)])
    case .infixOperatorExpr, .ternaryExpr, .asExpr, .isExpr: foldedKind(content)
    case .stringLiteralExpr(let string): stringKind(string)
    default: literal(content).map { .literal($0) } ?? .other([])
    }
  }

  func tryKind(_ node: TryExprNode) -> TryKind {
    switch node.questionOrExclamationMark?.spelling {
    case "?": .optional
    case "!": .forced
    default: .plain
    }
  }

  /// One expression in parentheses keeps the range of the parentheses.
  private mutating func tuple(_ node: TupleExprNode) -> Expr {
    let elements = arguments(node.elements)
    if elements.count == 1, elements[0].label == nil { return Expr(elements[0].value.kind, range: node.byteRange) }
    return Expr(.tuple(elements), range: node.byteRange)
  }

  private mutating func dictionaryKind(_ node: DictionaryExprNode) -> Expr.Kind {
    guard case .elements(let elements) = node.content else { return .dictionary([]) }
    var result: [Expr] = []
    for element in elements {
      result.append(expression(element.key))
      result.append(expression(element.value))
    }
    return .dictionary(result)
  }

  private mutating func nestedStatement(_ node: ExprNode) -> Expr {
    guard let stmt = statementLike(node) else { return Expr(.other([]), range: node.byteRange) }
    return Expr(.statement(stmt), range: stmt.range)
  }

  /// A pattern where only an expression makes sense: the name, if it is one.
  private mutating func patternInExpression(_ node: PatternExprNode) -> Expr {
    switch pattern(node.pattern).kind {
    case .name(let name, _): Expr(.name(name), range: node.byteRange)
    case .expr(let inner): inner
    default: Expr(.other([]), range: node.byteRange)
    }
  }

  private func keyPath(_ node: KeyPathExprNode) -> [String] {
    node.components.lowered { component in
      switch component.component {
      case .property(let property): property.declName.baseName.plainName
      case .subscript: "[]"
      case .optional(let mark): mark.questionOrExclamationMark.spelling
      default: "()"
      }
    }
  }
}
