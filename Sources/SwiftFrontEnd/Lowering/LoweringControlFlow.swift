import LeakAST
import LeakModel

extension Lowering {
  /// An `if` with all of its `else if`: a loop, since such a chain may be thousands long.
  mutating func ifStatement(_ first: IfExprNode) -> Stmt {
    var links = [first]
    while case .ifExpr(let next)? = links.last?.elseBody, hasRoom(for: links.count + 1) { links.append(next) }
    let outerDepth = depth
    defer { depth = outerDepth }
    depth += links.count
    var otherwise = links.last?.elseBody.map { lastElse($0) }
    var result: Stmt?
    for link in links.reversed() {
      let content = If(conditions: conditions(link.conditions), then: block(link.body), otherwise: otherwise)
      let stmt = Stmt(.if(content), range: link.byteRange)
      otherwise = Block([stmt], range: stmt.range)
      result = stmt
      depth -= 1
    }
    return result ?? truncatedStatement(first)
  }

  /// The `else` that ends a chain. It is an `if` only where the chain was cut.
  private mutating func lastElse(_ node: ElseContent) -> Block {
    switch node {
    case .codeBlock(let body): block(body)
    case .ifExpr(let cut): Block([truncatedStatement(cut)], range: cut.byteRange)
    }
  }

  mutating func forIn(_ node: ForStmtNode) -> ForIn {
    ForIn(
      pattern: pattern(node.pattern), sequence: expression(node.sequence),
      whereExpr: node.whereClause.map { expression($0.condition) }, body: block(node.body),
      isAwait: node.awaitKeyword != nil, isTry: node.tryKeyword != nil)
  }

  mutating func doStatement(_ body: CodeBlockNode, _ catches: NodeList<CatchClauseNode>, range: SourceRange) -> Stmt {
    let content = DoCatch(body: block(body), catches: catches.lowered { catchClause($0) })
    return Stmt(.doCatch(content), range: range)
  }

  private mutating func catchClause(_ node: CatchClauseNode) -> CatchClause {
    let items = node.catchItems.lowered { item in
      CaseItem(
        pattern: item.pattern.map { pattern($0) } ?? implicitError(at: node.catchKeyword),
        guardExpr: item.whereClause.map { expression($0.condition) })
    }
    let labelEnd = node.catchItems.isEmpty ? node.catchKeyword.endOffset : node.catchItems.endOffset
    let label = SourceRange(start: node.catchKeyword.startOffset, end: labelEnd)
    return CatchClause(items: items, body: block(node.body), labelRange: label)
  }

  /// `catch where …` binds `error` without saying so.
  private func implicitError(at keyword: TokenNode) -> Pattern {
    Pattern(.name("error", isVar: false), range: keyword.byteRange)
  }
}
