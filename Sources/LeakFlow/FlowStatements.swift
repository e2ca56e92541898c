import LeakAST
import LeakModel

extension ConditionalClause {
  /// Nothing in it runs by itself: types, functions, imports.
  fileprivate var holdsDeclarations: Bool {
    statements.allSatisfy { statement in
      switch statement.kind {
      case .function, .type, .import, .alias, .other: true
      case .conditional(let clauses): clauses.allSatisfy(\.holdsDeclarations)
      default: false
      }
    }
  }
}

/// Statements that run one after the other.
extension BodyBuilder {
  /// A block with a scope of its own.
  func statements(of block: Block) {
    withScope(endRange: block.end) { sequence(block.statements) }
  }

  /// Statements in the current scope. Local functions are visible before their declaration.
  func sequence(_ statements: [Stmt]) {
    if flow.file[id].kind == .topLevel, scopes.count <= 2 { return topLevel(statements) }
    var functions: [(Function, BodyID)] = []
    for statement in statements {
      guard case .function(let function) = statement.kind,
        let body = flow.declareFunction(function, parent: id, typeName: flow.file[id].typeName)
      else { continue }
      declare(function.name, .function(body))
      functions.append((function, body))
    }
    var next = functions[...]
    for statement in statements {
      if case .function(let function) = statement.kind, function.body != nil, let (declared, body) = next.popFirst() {
        BodyBuilder(flow, id: body, inside: self).fill(declared)
      } else {
        self.statement(statement)
      }
    }
  }

  /// The statements of a file: its functions are no local functions but visible everywhere.
  private func topLevel(_ statements: [Stmt]) {
    let context = FlowBuilder.MemberContext(typeName: nil, path: nil, isExtension: false)
    for statement in statements {
      switch statement.kind {
      case .function(let function): flow.buildFunction(function, context)
      case .conditional(let clauses) where clauses.allSatisfy(\.holdsDeclarations):
        for clause in clauses { topLevel(clause.statements) }
      default: self.statement(statement)
      }
    }
  }

  func statement(_ statement: Stmt) {
    let range = statement.range
    switch statement.kind {
    case .expr(let expression): evaluateStatement(expression)
    case .variable(let declaration): variable(declaration)
    case .function, .import, .enumCases, .other: break
    case .alias(let name, let type): flow.noteAlias(name, type, in: nil)
    case .type(let type): flow.buildType(type, parent: flow.file[id].kind == .topLevel ? nil : id, outer: nil)
    case .if(let branch): ifStatement(branch, label: statement.label)
    case .guard(let conditions, let otherwise): guardStatement(conditions, otherwise)
    case .switch(let branch): switchStatement(branch, label: statement.label, result: nil)
    case .while(let conditions, let body): whileLoop(conditions, body, label: statement.label, range: range)
    case .repeatWhile(let body, let condition): repeatLoop(body, condition, label: statement.label)
    case .forIn(let loop): forLoop(loop, label: statement.label, range: range)
    case .doCatch(let block): doCatch(block, label: statement.label, result: nil)
    case .defer(let block):
      scopes[scopes.count - 1].defers.append(block)
      flow.updateBody(id) { $0.deferred.append(block.range) }
    case .return(let value):
      let result = value.map { evaluate($0) }
      exit(.returns, value: result, range: range)
    case .throw(let error):
      _ = evaluate(error)
      raise(.throwStatement, range: range)
    case .break(let label): breakStatement(label, range: range)
    case .continue(let label): continueStatement(label, range: range)
    case .fallthrough:
      if let target = fallthroughTarget {
        leaveScopes(downTo: target.depth, at: range)
        jump(to: target.block)
      }
    case .yield(let values): for value in values { _ = evaluate(value) }
    case .conditional(let clauses): conditionalCompilation(clauses)
    }
  }

  /// An expression whose value nobody uses; `if` and `switch` in such a place are statements.
  private func evaluateStatement(_ expression: Expr) {
    if case .statement(let inner) = expression.kind { statement(inner) } else { _ = evaluate(expression) }
  }

  private func breakStatement(_ label: String?, range: SourceRange) {
    let isTarget: (JumpTarget) -> Bool = { target in
      label.map { $0 == target.label } ?? (target.isSwitch || target.continueBlock != nil)
    }
    guard let target = jumps.last(where: isTarget) else { return }
    leaveScopes(downTo: target.depth, at: range)
    jump(to: target.breakBlock)
  }

  private func continueStatement(_ label: String?, range: SourceRange) {
    guard let target = jumps.last(where: { $0.continueBlock != nil && (label == nil || $0.label == label) }),
      let block = target.continueBlock
    else { return }
    leaveScopes(downTo: target.depth, at: range)
    terminate(.repeatLoop(block, range: range))
  }

  /// Each clause is a path; without `#else` there is one more. Names declared inside stay visible after it.
  private func conditionalCompilation(_ clauses: [ConditionalClause]) {
    let end = newBlock()
    let outerClause = clauseVariables
    clauseVariables = [:]
    defer { clauseVariables = outerClause }
    for clause in clauses {
      guard let condition = clause.condition else {
        sequence(clause.statements)
        jump(to: end)
        current = end
        return
      }
      let then = newBlock()
      let otherwise = newBlock()
      let test = Test.isTrue(.operation("#if " + condition, []))
      terminate(
        .branch(test, kind: .conditionalCompilation, range: clause.range, then: then, otherwise: otherwise), next: then)
      sequence(clause.statements)
      jump(to: end)
      current = otherwise
    }
    jump(to: end)
    current = end
  }
}
