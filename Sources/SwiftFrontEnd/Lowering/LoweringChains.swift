import LeakAST
import LeakModel

/// Postfix chains: `a.b(c)?.d[e]!` is a left-deep tree, lowered from its innermost link outwards with a loop.
extension Lowering {
  /// - Parameter implicitBase: what the chain hangs on if it begins with a dot.
  mutating func chain(_ top: ExprNode, implicitBase: Expr? = nil) -> Expr {
    var links: [ExprContent] = []
    var innermost = top
    var content = top.content
    while let base = base(ofLink: content), hasRoom(for: links.count + 1) {
      links.append(content)
      innermost = base
      content = base.content
    }
    let outerDepth = depth
    defer { depth = outerDepth }
    depth += links.count
    var result = self.innermost(innermost, content, implicitBase: implicitBase)
    for link in links.reversed() {
      depth -= 1
      result = apply(link, to: result)
    }
    return result
  }

  /// What a link of a chain stands on; `nil` for everything that is no link or begins with a dot.
  private func base(ofLink content: ExprContent) -> ExprNode? {
    switch content {
    case .memberAccessExpr(let link): link.base
    case .functionCallExpr(let link): link.calledExpression
    case .subscriptCallExpr(let link): link.calledExpression
    case .optionalChainingExpr(let link): link.expression
    case .forceUnwrapExpr(let link): link.expression
    case .postfixOperatorExpr(let link): link.expression
    case .genericSpecializationExpr(let link): link.expression
    case .postfixIfConfigExpr(let link): link.base
    default: nil
    }
  }

  private mutating func innermost(_ node: ExprNode, _ content: ExprContent, implicitBase: Expr?) -> Expr {
    if base(ofLink: content) != nil { return truncatedExpression(node) }
    switch content {
    case .memberAccessExpr(let member): return self.member(member, of: implicitBase)
    case .postfixIfConfigExpr(let config): return conditionalLinks(config.config, base: implicitBase)
    default: return expression(node)
    }
  }

  private mutating func apply(_ link: ExprContent, to base: Expr) -> Expr {
    switch link {
    case .memberAccessExpr(let member): return self.member(member, of: base)
    case .functionCallExpr(let node):
      let name = nameRange(ofCallee: node.calledExpression)
      let call = Call(callee: base, arguments: arguments(of: node), nameRange: name)
      return Expr(.call(call), range: range(from: base, to: node))
    case .subscriptCallExpr(let node):
      return Expr(.subscripted(base, arguments(of: node)), range: range(from: base, to: node))
    case .optionalChainingExpr(let node): return Expr(.optionalChain(base), range: range(from: base, to: node))
    case .forceUnwrapExpr(let node): return Expr(.forced(base), range: range(from: base, to: node))
    case .postfixOperatorExpr(let node):
      return Expr(.postfix(node.operator.spelling, base), range: range(from: base, to: node))
    case .genericSpecializationExpr(let node): return specialized(base, node)
    case .postfixIfConfigExpr(let node): return conditionalLinks(node.config, base: base)
    default: return base
    }
  }

  private func range(from base: Expr, to link: some NodeView) -> SourceRange {
    SourceRange(start: Int(base.range.start), end: link.endOffset)
  }

  private func member(_ node: MemberAccessExprNode, of base: Expr?) -> Expr {
    let name = node.declName
    let labels = name.argumentNames?.arguments.lowered { $0.name.isSpelled("_") ? "" : $0.name.plainName }
    let start = base.map { Int($0.range.start) } ?? node.period.startOffset
    return Expr(
      .member(base: base, name: name.baseName.plainName, labels: labels),
      range: SourceRange(start: start, end: node.declName.endOffset))
  }

  /// `Type<Argument>` is a type; of a function's explicit arguments nothing is kept.
  private mutating func specialized(_ base: Expr, _ node: GenericSpecializationExprNode) -> Expr {
    guard let path = dottedName(base), startsUppercase(lastComponent(path)) else { return base }
    let type = namedType(path, genericArguments(node.genericArgumentClause))
    return Expr(.type(type), range: range(from: base, to: node))
  }
}
