import LeakModel

/// Any piece of the tree that has a range, so that a tree can be walked without a case for each of its types.
public enum Node: Sendable {
  case statement(Stmt)
  case expression(Expr)
  case function(Function)
  case block(Block)
  case switchCase(SwitchCase)
  case catchClause(CatchClause)
  case conditionalClause(ConditionalClause)

  public var range: SourceRange {
    switch self {
    case .statement(let statement): statement.range
    case .expression(let expression): expression.range
    case .function(let function): function.range
    case .block(let block): block.range
    case .switchCase(let item): item.labelRange.union(item.body.range)
    case .catchClause(let clause): clause.labelRange.union(clause.body.range)
    case .conditionalClause(let clause): clause.range
    }
  }

  /// Calls `visit` with what stands directly in it, in source order.
  public func forEachChild(_ visit: (Node) -> Void) {
    switch self {
    case .statement(let statement): statement.forEachChild(visit)
    case .expression(let expression): expression.forEachChild(visit)
    case .function(let function):
      for parameter in function.parameters { parameter.defaultValue.map { visit(.expression($0)) } }
      for capture in function.captures { capture.value.map { visit(.expression($0)) } }
      function.body.map { visit(.block($0)) }
    case .block(let block): for statement in block.statements { visit(.statement(statement)) }
    case .switchCase(let item):
      for item in item.items { item.forEachChild(visit) }
      visit(.block(item.body))
    case .catchClause(let clause):
      for item in clause.items { item.forEachChild(visit) }
      visit(.block(clause.body))
    case .conditionalClause(let clause): for statement in clause.statements { visit(.statement(statement)) }
    }
  }

  /// Calls `visit` with this node and all below it, outermost first; `false` leaves out what is below.
  public func walk(_ visit: (Node) -> Bool) {
    guard visit(self) else { return }
    forEachChild { $0.walk(visit) }
  }
}

extension Stmt {
  /// The declaration of a type that it is.
  public var typeDecl: TypeDecl? { if case .type(let type) = kind { type } else { nil } }
}

extension Node {
  /// The declaration of a type that it is.
  public var typeDecl: TypeDecl? { if case .statement(let statement) = self { statement.typeDecl } else { nil } }
}

extension Stmt {
  fileprivate func forEachChild(_ visit: (Node) -> Void) {
    switch kind {
    case .expr(let value), .throw(let value): visit(.expression(value))
    case .return(let value): value.map { visit(.expression($0)) }
    case .yield(let values): for value in values { visit(.expression(value)) }
    case .variable(let variable):
      for binding in variable.bindings {
        binding.pattern.forEachExpression(visit)
        binding.value.map { visit(.expression($0)) }
        for accessor in binding.accessors { visit(.function(accessor)) }
      }
    case .function(let function): visit(.function(function))
    case .type(let type): for member in type.members { visit(.statement(member)) }
    case .if(let branch):
      for condition in branch.conditions { condition.forEachChild(visit) }
      visit(.block(branch.then))
      branch.otherwise.map { visit(.block($0)) }
    case .guard(let conditions, let body), .while(let conditions, let body):
      for condition in conditions { condition.forEachChild(visit) }
      visit(.block(body))
    case .switch(let choice):
      visit(.expression(choice.subject))
      for item in choice.cases { visit(.switchCase(item)) }
    case .repeatWhile(let body, let condition):
      visit(.block(body))
      visit(.expression(condition))
    case .forIn(let loop):
      visit(.expression(loop.sequence))
      loop.whereExpr.map { visit(.expression($0)) }
      visit(.block(loop.body))
    case .doCatch(let block):
      visit(.block(block.body))
      for clause in block.catches { visit(.catchClause(clause)) }
    case .defer(let block): visit(.block(block))
    case .conditional(let clauses): for clause in clauses { visit(.conditionalClause(clause)) }
    case .break, .continue, .fallthrough, .alias, .import, .enumCases, .other: break
    }
  }
}

extension Expr {
  fileprivate func forEachChild(_ visit: (Node) -> Void) {
    switch kind {
    case .name, .literal, .keyPath, .type: break
    case .member(let base, _, _): base.map { visit(.expression($0)) }
    case .call(let call):
      visit(.expression(call.callee))
      for argument in call.arguments { visit(.expression(argument.value)) }
    case .subscripted(let base, let arguments):
      visit(.expression(base))
      for argument in arguments { visit(.expression(argument.value)) }
    case .closure(let function): visit(.function(function))
    case .tuple(let elements), .macro(_, let elements): for element in elements { visit(.expression(element.value)) }
    case .interpolation(let parts), .array(let parts), .dictionary(let parts), .operands(let parts), .other(let parts):
      for part in parts { visit(.expression(part)) }
    case .prefix(_, let value), .postfix(_, let value), .tried(_, let value), .awaited(let value),
      .optionalChain(let value), .forced(let value), .cast(_, let value, _), .inOut(let value):
      visit(.expression(value))
    case .binary(_, let left, let right), .assign(_, target: let left, value: let right):
      visit(.expression(left))
      visit(.expression(right))
    case .ternary(let condition, let then, let otherwise):
      visit(.expression(condition))
      visit(.expression(then))
      visit(.expression(otherwise))
    case .statement(let statement): visit(.statement(statement))
    }
  }
}

extension Condition {
  fileprivate func forEachChild(_ visit: (Node) -> Void) {
    switch kind {
    case .expr(let value): visit(.expression(value))
    case .binding(let pattern, let value), .match(let pattern, let value):
      pattern.forEachExpression(visit)
      visit(.expression(value))
    case .availability: break
    }
  }
}

extension CaseItem {
  fileprivate func forEachChild(_ visit: (Node) -> Void) {
    pattern.forEachExpression(visit)
    guardExpr.map { visit(.expression($0)) }
  }
}

extension Pattern {
  /// What is compared, not bound.
  fileprivate func forEachExpression(_ visit: (Node) -> Void) {
    switch kind {
    case .expr(let value): visit(.expression(value))
    case .tuple(let elements), .enumCase(_, _, let elements):
      for element in elements { element.pattern.forEachExpression(visit) }
    case .optional(let inner), .asType(let inner, _): inner.forEachExpression(visit)
    case .name, .wildcard, .isType: break
    }
  }
}
