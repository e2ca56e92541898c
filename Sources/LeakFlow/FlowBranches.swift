import LeakAST
import LeakModel

/// `if`, `guard`, `switch` and `do`.
extension BodyBuilder {
  func ifStatement(_ branch: If, label: String?) {
    let end = newBlock()
    if let label { jumps.append(jumpTarget(label, end)) }
    ifBranches(branch, result: nil, end: end)
    if label != nil { jumps.removeLast() }
    current = end
  }

  private func jumpTarget(_ label: String?, _ end: Int, isSwitch: Bool = false) -> JumpTarget {
    JumpTarget(
      label: label, breakBlock: end, continueBlock: nil, depth: scopes.count, isSwitch: isSwitch)
  }

  /// With a `result` the value of each branch is bound to it.
  func ifBranches(_ first: If, result: VarID?, end: Int) {
    var branch = first
    while true {
      let otherwise = newBlock()
      scopes.append(Scope())
      conditions(branch.conditions, kind: .condition, otherwise: otherwise)
      arm(branch.then, result: result)
      scopes.removeLast()
      jump(to: end)
      current = otherwise
      guard let block = branch.otherwise else { break }
      if block.statements.count == 1, let next = elseIf(block.statements[0]) {
        branch = next
        continue
      }
      arm(block, result: result)
      break
    }
    jump(to: end)
  }

  private func elseIf(_ statement: Stmt) -> If? {
    switch statement.kind {
    case .if(let next) where statement.label == nil: next
    case .expr(let expression):
      if case .statement(let inner) = expression.kind { elseIf(inner) } else { nil }
    default: nil
    }
  }

  /// One arm of a branch; its lone expression is its value.
  func arm(_ block: Block, result: VarID?) {
    guard let result, block.statements.count == 1, case .expr(let expression)? = block.statements.first?.kind else {
      statements(of: block)
      return
    }
    let value = evaluate(expression)
    emit(.bind(result, value), expression.range)
  }

  func guardStatement(_ list: [Condition], _ otherwise: Block) {
    let failed = newBlock()
    scopes.append(Scope())
    conditions(list, kind: .guardCondition, otherwise: failed)
    let bound = scopes.removeLast()
    let passed = current
    current = failed
    // Where it fails, a name is that of the surroundings.
    statements(of: otherwise)
    current = passed
    for (name, binding) in bound.names { declare(name, binding) }
  }

  func switchStatement(_ branch: Switch, label: String?, result: VarID?) {
    let subject = evaluate(branch.subject)
    let end = newBlock()
    jumps.append(jumpTarget(label, end, isSwitch: true))
    let saved = (fallthroughTarget, optionalSubject)
    optionalSubject = branch.asksForOptional ? subject : nil
    let bodies = branch.cases.map { _ in newBlock() }
    for (index, item) in branch.cases.enumerated() {
      fallthroughTarget = index + 1 < bodies.count ? (bodies[index + 1], scopes.count) : nil
      switchCase(item, subject: subject, body: bodies[index], result: result)
    }
    // A switch is exhaustive: past the last case nothing goes on.
    terminate(.unreachable)
    (fallthroughTarget, optionalSubject) = saved
    jumps.removeLast()
    current = end
  }

  private func switchCase(_ item: SwitchCase, subject: Value, body: Int, result: VarID?) {
    let end = jumps[jumps.count - 1].breakBlock
    scopes.append(Scope())
    var unmatched = current
    if item.isDefault {
      jump(to: body)
      unmatched = newBlock()
    }
    let outerClause = clauseVariables
    clauseVariables = item.items.count > 1 ? [:] : nil
    for caseItem in item.items {
      let next = newBlock()
      match(caseItem.pattern, subject, kind: .switchCase, range: item.labelRange, otherwise: next)
      if let condition = caseItem.guardExpr {
        branch(on: condition, kind: .switchCase, range: item.labelRange, otherwise: next)
      }
      jump(to: body)
      current = next
      unmatched = next
    }
    clauseVariables = nil
    current = body
    arm(item.body, result: result)
    clauseVariables = outerClause
    scopes.removeLast()
    jump(to: end)
    current = unmatched
  }

  func doCatch(_ block: DoCatch, label: String?, result: VarID?) {
    let end = newBlock()
    if let label { jumps.append(jumpTarget(label, end)) }
    if block.catches.isEmpty {
      arm(block.body, result: result)
    } else {
      let handler = newBlock()
      let saved = (errorTarget, tryCover)
      errorTarget = .handler(handler, depth: scopes.count)
      tryCover = .none
      arm(block.body, result: result)
      (errorTarget, tryCover) = saved
      jump(to: end)
      current = handler
      catches(block.catches, result: result, end: end)
    }
    if label != nil { jumps.removeLast() }
    jump(to: end)
    current = end
  }

  private func catches(_ clauses: [CatchClause], result: VarID?, end: Int) {
    for clause in clauses {
      let next = newBlock()
      scopes.append(Scope())
      let error = flow.newVariable(
        "error", isLet: true, type: .named("Error", []), owner: id, range: clause.labelRange)
      let body = newBlock()
      if clause.items.isEmpty {
        declare("error", .variable(error))
        jump(to: body)
      }
      for item in clause.items {
        let following = newBlock()
        let pattern = item.pattern.withoutCastToAnyError
        match(pattern, .variable(error), kind: .catchClause, range: clause.labelRange, otherwise: following)
        if let condition = item.guardExpr {
          branch(on: condition, kind: .catchClause, range: clause.labelRange, otherwise: following)
        }
        jump(to: body)
        current = following
      }
      if !clause.items.isEmpty { jump(to: next) }
      current = body
      emit(.bind(error, nil), clause.labelRange)
      arm(clause.body, result: result)
      scopes.removeLast()
      jump(to: end)
      current = next
    }
    if takesAllErrors { return terminate(.unreachable) }
    // What no clause takes goes on to the next catches, or out.
    raise(.uncaughtTry, range: clauses.last?.labelRange ?? .zero)
  }

  /// Whether the clauses that no others stand around have to take whatever comes: the function throws nothing.
  private var takesAllErrors: Bool {
    guard case .exit = errorTarget, flow.file[id].throwing == .never else { return false }
    return flow.file[id].kind == .function(.function) || flow.file[id].kind == .function(.initializer)
  }
}

extension Pattern {
  /// `let error as NSError`, which any error is, as `let error`.
  fileprivate var withoutCastToAnyError: Pattern {
    guard case .asType(let inner, .named(let name, _)) = kind, name == "NSError" || name == "Swift.Error" else {
      return self
    }
    return inner
  }
}
