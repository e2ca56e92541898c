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

  /// What stands directly in it, in source order.
  public var children: [Node] {
    switch self {
    case .statement(let statement): statement.children
    case .expression(let expression): expression.children
    case .function(let function):
      function.parameters.compactMap(\.defaultValue).map(Node.expression)
        + function.captures.compactMap(\.value).map(Node.expression) + (function.body.map { [.block($0)] } ?? [])
    case .block(let block): block.statements.map(Node.statement)
    case .switchCase(let item): item.items.flatMap(\.children) + [.block(item.body)]
    case .catchClause(let clause): clause.items.flatMap(\.children) + [.block(clause.body)]
    case .conditionalClause(let clause): clause.statements.map(Node.statement)
    }
  }

  /// Calls `visit` with this node and all below it, outermost first; `false` leaves out what is below.
  public func walk(_ visit: (Node) -> Bool) {
    guard visit(self) else { return }
    for child in children { child.walk(visit) }
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

extension SourceFile {
  /// The nodes that contain a range, from the outermost statement to the innermost node.
  public func path(to range: SourceRange) -> [Node] {
    guard var node = statement(around: range).map(Node.statement) else { return [] }
    var path = [node]
    while let next = node.children.first(where: { $0.range.contains(range) }) {
      path.append(next)
      node = next
    }
    return path
  }

  /// The statement of the file itself that holds a range. They stand in order: it is searched for by halves, since there
  /// may be many, and each may be asked for.
  private func statement(around range: SourceRange) -> Stmt? {
    var (low, high) = (0, statements.count)
    while low < high {
      let middle = (low + high) / 2
      if statements[middle].range.end < range.end { low = middle + 1 } else { high = middle }
    }
    return low < statements.count && statements[low].range.contains(range) ? statements[low] : nil
  }
}

extension Stmt {
  fileprivate var children: [Node] {
    switch kind {
    case .expr(let value), .throw(let value): [.expression(value)]
    case .return(let value): value.map { [.expression($0)] } ?? []
    case .yield(let values): values.map(Node.expression)
    case .variable(let variable):
      variable.bindings.flatMap { binding in
        binding.pattern.expressions.map(Node.expression) + (binding.value.map { [.expression($0)] } ?? [])
          + binding.accessors.map(Node.function)
      }
    case .function(let function): [.function(function)]
    case .type(let type): type.members.map(Node.statement)
    case .if(let branch):
      branch.conditions.flatMap(\.children) + [.block(branch.then)] + (branch.otherwise.map { [.block($0)] } ?? [])
    case .guard(let conditions, let otherwise): conditions.flatMap(\.children) + [.block(otherwise)]
    case .switch(let choice): [.expression(choice.subject)] + choice.cases.map(Node.switchCase)
    case .while(let conditions, let body): conditions.flatMap(\.children) + [.block(body)]
    case .repeatWhile(let body, let condition): [.block(body), .expression(condition)]
    case .forIn(let loop):
      [.expression(loop.sequence)] + (loop.whereExpr.map { [.expression($0)] } ?? []) + [.block(loop.body)]
    case .doCatch(let block): [.block(block.body)] + block.catches.map(Node.catchClause)
    case .defer(let block): [.block(block)]
    case .conditional(let clauses): clauses.map(Node.conditionalClause)
    case .break, .continue, .fallthrough, .alias, .import, .enumCases, .other: []
    }
  }
}

extension Expr {
  fileprivate var children: [Node] {
    switch kind {
    case .name, .literal, .keyPath, .type: []
    case .member(let base, _, _): base.map { [.expression($0)] } ?? []
    case .call(let call): [.expression(call.callee)] + call.arguments.map { .expression($0.value) }
    case .subscripted(let base, let arguments): [.expression(base)] + arguments.map { .expression($0.value) }
    case .closure(let function): [.function(function)]
    case .tuple(let elements), .macro(_, let elements): elements.map { .expression($0.value) }
    case .interpolation(let parts), .array(let parts), .dictionary(let parts), .operands(let parts), .other(let parts):
      parts.map(Node.expression)
    case .prefix(_, let value), .postfix(_, let value), .tried(_, let value), .awaited(let value),
      .optionalChain(let value), .forced(let value), .cast(_, let value, _), .inOut(let value):
      [.expression(value)]
    case .binary(_, let left, let right), .assign(_, target: let left, value: let right):
      [.expression(left), .expression(right)]
    case .ternary(let condition, let then, let otherwise): [condition, then, otherwise].map(Node.expression)
    case .statement(let statement): [.statement(statement)]
    }
  }
}

extension Condition {
  fileprivate var children: [Node] {
    switch kind {
    case .expr(let value): [.expression(value)]
    case .binding(let pattern, let value), .match(let pattern, let value):
      pattern.expressions.map(Node.expression) + [.expression(value)]
    case .availability: []
    }
  }
}

extension CaseItem {
  fileprivate var children: [Node] {
    pattern.expressions.map(Node.expression) + (guardExpr.map { [.expression($0)] } ?? [])
  }
}

extension Pattern {
  /// What is compared, not bound.
  fileprivate var expressions: [Expr] {
    switch kind {
    case .expr(let value): [value]
    case .tuple(let elements), .enumCase(_, _, let elements): elements.flatMap(\.pattern.expressions)
    case .optional(let inner), .asType(let inner, _): inner.expressions
    case .name, .wildcard, .isType: []
    }
  }
}
