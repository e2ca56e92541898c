import LeakAST
import LeakDomain
import LeakModel

/// Completes a block of which some branches meet the obligation and others do not.
struct BranchRepair {
  let exit: ExitRepair
  let leak: Leak
  private var mayBeHanded = false
  private var layout: SourceLayout { exit.layout }
  private var carrier: Carrier { exit.carrier }

  init(_ exit: ExitRepair, _ leak: Leak) {
    self.exit = exit
    self.leak = leak
  }

  /// Edits after which every way to the end of the block meets the obligation.
  func complete(_ block: Block) -> Part? {
    guard let last = block.statements.lastIndex(where: { carrier.isSettled(in: .statement($0)) }) else {
      return append(to: block)
    }
    let statement = block.statements[last]
    var branches = self
    // Where it was handed on before, a branch that does nothing leaves it there.
    branches.mayBeHanded = mayBeHanded || block.statements[..<last].contains { carrier.isSettled(in: .statement($0)) }
    return branches.complete(statement, in: block)
      ?? (isPassed(statement) ? append(to: block) : caught(in: block.statements[last...].dropFirst()))
  }

  /// What was handed on and is not started for an error: the catches behind it say so.
  private func caught(in statements: ArraySlice<Stmt>) -> Part? {
    let catches = statements.flatMap { statement -> [Block] in
      if case .doCatch(let tried) = statement.kind { tried.catches.map(\.body) } else { [] }
    }
    return Part.all(catches.compactMap { branch($0) })
  }

  /// Edits after which every way through a statement meets the obligation; `nil` for one without branches.
  func complete(branches statement: Stmt, in block: Block) -> Part? {
    switch statement.kind {
    case .if, .switch, .doCatch: complete(statement, in: block)
    default: nil
    }
  }

  private func complete(_ statement: Stmt, in block: Block) -> Part? {
    switch statement.kind {
    case .if(let branch): return hoisted(branch, statement, in: block) ?? complete(branch)
    case .switch(let choice): return Part.all(wanted(of: choice).compactMap { branch($0.body) })
    case .doCatch(let tried):
      return Part.all(([tried.body] + tried.catches.map(\.body)).compactMap { branch($0) })
    case .defer(let body): return complete(body)
    case .conditional(let clauses): return complete(clauses)
    case .guard, .forIn, .while, .repeatWhile: return append(to: block)
    default: return nil
    }
  }

  /// The cases to be completed: of the events of a stream the one that ends it, and not those before it.
  private func wanted(of choice: Switch) -> [SwitchCase] {
    guard exit.verdict.primitive.kind == .stream else { return choice.cases }
    let subject = layout.text(choice.subject.range)
    let last = choice.cases.filter { item in
      item.items.contains { leak.conditions.contains("'\(subject)' is \(caseName($0.pattern))") }
    }
    return last.isEmpty ? choice.cases : last
  }

  /// `.end`, without what the pattern takes out of it.
  private func caseName(_ pattern: Pattern) -> Substring { layout.text(pattern.range).prefix { $0 != "(" } }

  private func complete(_ branch: If) -> Part? {
    let then = self.branch(branch.then)
    // Where the carrier itself is nil, there is nothing to be done.
    if branch.conditions.contains(where: bindsCarrier) { return then ?? nil }
    guard let otherwise = branch.otherwise else { return Part.all((then.map { [$0] } ?? []) + [addElse(branch)]) }
    return Part.all(
      [then, isElseIf(otherwise).map { .some(complete($0)) } ?? self.branch(otherwise)].compactMap { $0 })
  }

  /// Where an `if` without an `else` ends with what is missing on the other way, it goes behind the `if`.
  private func hoisted(_ branch: If, _ statement: Stmt, in block: Block) -> Part? {
    guard branch.otherwise == nil, !branch.conditions.contains(where: bindsCarrier), needsNothing(branch.then),
      branch.then.statements.count > 1, let last = branch.then.statements.last,
      let discharge = exit.discharge(at: SourceRange(at: Int(statement.range.start)), leak),
      layout.text(last.range) == discharge.text, let moved = MovedStatement(last, in: layout),
      let edits = layout.insert(moved.lines(), after: statement, in: block)
    else { return nil }
    return Part([moved.removal] + edits, isSafe: discharge.isCertain, text: discharge.text)
  }

  /// Whether control comes behind a statement without the obligation met: a block that is left by its label, or a call
  /// that is given the carrier itself and does nothing with it.
  private func isPassed(_ statement: Stmt) -> Bool {
    guard exit.verdict.primitive.isOnceOnly else { return false }
    if case .doCatch = statement.kind { return statement.label != nil }
    guard let call = statement.call else { return false }
    return call.arguments.contains { carrier.dotted($0.value) == carrier.expression }
  }

  private func bindsCarrier(_ condition: Condition) -> Bool {
    guard case .binding(_, let value) = condition.kind else { return false }
    return carrier.dotted(value) == carrier.expression
  }

  /// The `if` of an `else if`, which is a block without braces.
  private func isElseIf(_ block: Block) -> If? {
    guard !layout.isBraced(block) || block.statements.first?.range.start == block.range.start,
      block.statements.count == 1, case .if(let inner)? = block.statements.first?.kind
    else { return nil }
    return inner
  }

  /// `nil` where a branch needs nothing. An outer `nil` is no failure.
  private func branch(_ block: Block) -> Part?? { needsNothing(block) ? nil : .some(complete(block)) }

  /// Whether a branch leaves on its own, or meets the obligation.
  private func needsNothing(_ block: Block) -> Bool {
    leaves(block) || isComplete(block) || callsAnother(block) || (mayBeHanded && doesNothing(block))
  }

  private func append(to block: Block) -> Part? {
    let place = block.statements.last?.range ?? SourceRange(at: Int(block.range.end) - 1)
    // What is declared in the block is visible at its end.
    let end = SourceRange(at: max(Int(place.end), layout.isBraced(block) ? Int(block.range.end) - 1 : Int(place.end)))
    let inside = isJump(block.statements.last) ? place : end
    guard let discharge = exit.discharge(at: inside, leak), let edits = layout.append([discharge.text], to: block)
    else {
      return nil
    }
    return Part(edits, isSafe: discharge.isCertain, text: discharge.text)
  }

  private func isJump(_ statement: Stmt?) -> Bool {
    if case .break? = statement?.kind { true } else { false }
  }

  private func addElse(_ branch: If) -> Part? {
    let start = branch.conditions.first?.range ?? branch.then.range
    guard let discharge = exit.discharge(at: SourceRange(at: Int(start.start)), leak) else { return nil }
    // A test whose two sides do the same is none.
    if branch.then.statements.count == 1, layout.text(branch.then.statements[0].range) == discharge.text {
      return NeedlessTest(exit: exit, branch: branch).part(discharge)
    }
    let edits = layout.addElse([discharge.text], to: branch)
    return Part(edits, isSafe: discharge.isCertain, text: discharge.text)
  }

  private func complete(_ clauses: [ConditionalClause]) -> Part? {
    Part.all(
      clauses.compactMap { clause -> Part?? in
        let block = Block(clause.statements, range: clause.range)
        return branch(block)
      })
  }

  // MARK: What needs nothing

  /// Whether a branch tells by another callback of the same function: `onCancel()`.
  private func callsAnother(_ block: Block) -> Bool {
    guard exit.verdict.primitive.kind == .handler else { return false }
    let parameters = layout.file.path(to: block.range).flatMap { node -> [Parameter] in
      if case .function(let function) = node, function.kind != .closure { function.parameters } else { [] }
    }
    let others = parameters.filter { $0.type?.functionType != nil && $0.name != exit.verdict.carrier }
    return block.statements.contains { statement in
      guard case .name(let name)? = statement.call?.callee.bare.kind else { return false }
      return others.contains { $0.name == name }
    }
  }

  private func doesNothing(_ block: Block) -> Bool {
    block.statements.allSatisfy { if case .break(nil) = $0.kind { true } else { false } }
  }

  /// Whether control never reaches the end of a block.
  private func leaves(_ block: Block) -> Bool {
    guard let last = block.statements.last else { return false }
    switch last.kind {
    case .return, .throw, .continue, .fallthrough: return true
    case .break(let label): return label != nil
    case .expr(let value): return isFatal(value)
    default: return false
    }
  }

  private func isFatal(_ value: Expr) -> Bool {
    guard case .call(let call) = value.bare.kind, case .name(let name) = call.callee.kind else { return false }
    return ["fatalError", "preconditionFailure", "abort", "exit"].contains(name)
  }

  /// Whether every way through a block certainly meets the obligation, by its shape.
  private func isComplete(_ block: Block) -> Bool { block.statements.contains(where: isComplete) }

  private func isComplete(_ statement: Stmt) -> Bool {
    guard carrier.isSettled(in: .statement(statement)) else { return false }
    switch statement.kind {
    case .if(let branch):
      guard let otherwise = branch.otherwise else { return false }
      return isDone(branch.then) && isDone(otherwise)
    case .switch(let choice): return choice.cases.allSatisfy { isDone($0.body) }
    case .doCatch(let tried): return isDone(tried.body) && tried.catches.allSatisfy { isDone($0.body) }
    case .guard, .forIn, .while, .repeatWhile: return false
    case .conditional(let clauses):
      return clauses.allSatisfy { isDone(Block($0.statements, range: $0.range)) }
    default: return true
    }
  }

  private func isDone(_ block: Block) -> Bool { leaves(block) || isComplete(block) }
}
