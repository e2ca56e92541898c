import LeakAST
import LeakModel

extension Lowering {
  mutating func statements(_ list: NodeList<CodeBlockItemNode>) -> [Stmt] {
    var result: [Stmt] = []
    for element in list {
      switch element.item {
      case .decl(let decl): result.append(declaration(decl))
      case .stmt(let stmt): result.append(statement(stmt))
      case .expr(let expr): result.append(expressionStatement(expr))
      }
    }
    return result
  }

  mutating func block(_ node: CodeBlockNode) -> Block {
    Block(statements(node.statements), range: node.byteRange)
  }

  mutating func statement(_ node: StmtNode) -> Stmt {
    guard hasRoom() else { return truncatedStatement(node) }
    depth += 1
    defer { depth -= 1 }
    let content = node.content
    switch content {
    case .expressionStmt(let stmt): return expressionStatement(stmt.expression)
    case .labeledStmt(let stmt): return labeled(stmt)
    case .doStmt(let stmt): return doStatement(stmt.body, stmt.catchClauses, range: stmt.byteRange)
    default: return Stmt(statementKind(content), range: node.byteRange)
    }
  }

  /// The kinds whose range is simply that of their node.
  private mutating func statementKind(_ content: StmtContent) -> Stmt.Kind {
    switch content {
    case .guardStmt(let stmt): .guard(conditions(stmt.conditions), otherwise: block(stmt.body))
    case .whileStmt(let stmt): .while(conditions(stmt.conditions), block(stmt.body))
    case .repeatStmt(let stmt): .repeatWhile(block(stmt.body), expression(stmt.condition))
    case .forStmt(let stmt): .forIn(forIn(stmt))
    case .deferStmt(let stmt): .defer(block(stmt.body))
    case .returnStmt(let stmt): .return(stmt.expression.map { expression($0) })
    case .throwStmt(let stmt): .throw(expression(stmt.expression))
    case .breakStmt(let stmt): .break(stmt.label?.plainName)
    case .continueStmt(let stmt): .continue(stmt.label?.plainName)
    case .fallThroughStmt: .fallthrough
    case .yieldStmt(let stmt): .yield(yielded(stmt))
    case .thenStmt(let stmt): .expr(expression(stmt.expression))
    default: .other
    }
  }

  /// An expression in the place of a statement: `if`, `switch` and `do` are statements there.
  mutating func expressionStatement(_ node: ExprNode) -> Stmt {
    if let stmt = statementLike(node) { return stmt }
    let expr = expression(node)
    return Stmt(.expr(expr), range: expr.range)
  }

  /// `if`, `switch` and `do`, which the grammar takes for expressions; `nil` for all others.
  mutating func statementLike(_ node: ExprNode) -> Stmt? {
    switch node.content {
    case .ifExpr(let expr): ifStatement(expr)
    case .switchExpr(let expr): switchStatement(expr)
    case .doExpr(let expr): doStatement(expr.body, expr.catchClauses, range: expr.byteRange)
    default: nil
    }
  }

  private mutating func labeled(_ node: LabeledStmtNode) -> Stmt {
    var stmt = statement(node.statement)
    stmt.label = node.label.plainName
    stmt.range = node.byteRange
    return stmt
  }

  private mutating func yielded(_ node: YieldStmtNode) -> [Expr] {
    switch node.yieldedExpressions {
    case .single(let expr): [expression(expr)]
    case .multiple(let clause): clause.elements.lowered { expression($0.expression) }
    }
  }
}
