import LeakAST
import LeakModel
import SwiftSyntax

/// Postfix chains: `a.b(c)?.d[e]!` is a left-deep tree, lowered from its innermost link outwards with a loop.
extension Lowering {
  /// - Parameter implicitBase: what the chain hangs on if it begins with a dot.
  mutating func chain(_ top: ExprSyntax, implicitBase: Expr? = nil) -> Expr {
    var links: [ExprSyntax] = []
    var innermost = top
    while let base = base(ofLink: innermost), hasRoom(for: links.count + 1) {
      links.append(innermost)
      innermost = base
    }
    let outerDepth = depth
    defer { depth = outerDepth }
    depth += links.count
    var result = self.innermost(innermost, implicitBase: implicitBase)
    for link in links.reversed() {
      depth -= 1
      result = apply(link, to: result)
    }
    return result
  }

  /// What a link of a chain stands on; `nil` for everything that is no link or begins with a dot.
  private func base(ofLink node: ExprSyntax) -> ExprSyntax? {
    switch node.as(ExprSyntaxEnum.self) {
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

  private mutating func innermost(_ node: ExprSyntax, implicitBase: Expr?) -> Expr {
    if base(ofLink: node) != nil { return truncatedExpression(node) }
    switch node.as(ExprSyntaxEnum.self) {
    case .memberAccessExpr(let member): return self.member(member, of: implicitBase)
    case .postfixIfConfigExpr(let config): return conditionalLinks(config.config, base: implicitBase)
    default: return expression(node)
    }
  }

  private mutating func apply(_ link: ExprSyntax, to base: Expr) -> Expr {
    let kind: Expr.Kind
    switch link.as(ExprSyntaxEnum.self) {
    case .memberAccessExpr(let member): return self.member(member, of: base)
    case .functionCallExpr(let call):
      let callee = call.calledExpression
      kind = .call(Call(callee: base, arguments: arguments(of: call), nameRange: nameRange(ofCallee: callee)))
    case .subscriptCallExpr(let call): kind = .subscripted(base, arguments(of: call))
    case .optionalChainingExpr: kind = .optionalChain(base)
    case .forceUnwrapExpr: kind = .forced(base)
    case .postfixOperatorExpr(let postfix): kind = .postfix(postfix.operator.text, base)
    case .genericSpecializationExpr(let generic): kind = specialized(base, generic.genericArgumentClause)
    case .postfixIfConfigExpr(let config): return conditionalLinks(config.config, base: base)
    default: kind = .other([base])
    }
    return Expr(kind, range: SourceRange(start: Int(base.range.start), end: link.endOffset))
  }

  private func member(_ node: MemberAccessExprSyntax, of base: Expr?) -> Expr {
    let name = node.declName
    let labels = name.argumentNames?.arguments.map { $0.name.text == "_" ? "" : $0.name.plainName }
    let start = base.map { Int($0.range.start) } ?? node.period.startOffset
    return Expr(
      .member(base: base, name: name.baseName.plainName, labels: labels),
      range: SourceRange(start: start, end: node.declName.endOffset))
  }

  /// `Type<Argument>` is a type; of a function's explicit arguments nothing is kept.
  private mutating func specialized(_ base: Expr, _ clause: GenericArgumentClauseSyntax) -> Expr.Kind {
    guard let path = dottedName(base), startsUppercase(lastComponent(path)) else { return base.kind }
    return .type(namedType(path, genericArguments(clause)))
  }
}
