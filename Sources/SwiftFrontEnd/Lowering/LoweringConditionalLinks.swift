import LeakAST
import LeakModel

/// `#if` between the links of a postfix chain.
extension Lowering {
  /// The clauses as an `#if` statement in the place of an expression.
  ///
  /// A base that is a plain path of names is repeated in every clause. Any other must not be evaluated twice: it
  /// stands once, before the clauses, whose chains then begin with a dot.
  mutating func conditionalLinks(_ config: IfConfigDeclNode, base: Expr?) -> Expr {
    let isPath = base.map { dottedName($0) != nil } ?? false
    let clauses = config.clauses.lowered { clause(of: $0, base: isPath ? base : nil) }
    let range = config.byteRange
    let branches = Expr(.statement(Stmt(.conditional(clauses), range: range)), range: range)
    guard let base else { return branches }
    let whole = base.range.union(range)
    return Expr(isPath ? branches.kind : .other([base, branches]), range: whole)
  }

  private mutating func clause(of node: IfConfigClauseNode, base: Expr?) -> ConditionalClause {
    var body: [Stmt] = []
    if case .postfixExpression(let links)? = node.elements {
      let expr = chain(links, implicitBase: base)
      body.append(Stmt(.expr(expr), range: expr.range))
    }
    return ConditionalClause(condition: conditionText(node), statements: body, range: node.byteRange)
  }
}
