import LeakModel

extension ASTDump {
  /// Statements that branch or loop.
  mutating func addBranching(_ stmt: Stmt, _ label: String) {
    let range = stmt.range
    switch stmt.kind {
    case .if(let content):
      section("if", label, at: range) { dump in
        dump.add(content.conditions)
        dump.add(content.then, "then")
        if let otherwise = content.otherwise { dump.add(otherwise, "else") }
      }
    case .guard(let conditions, let otherwise):
      section("guard", label, at: range) { dump in
        dump.add(conditions)
        dump.add(otherwise, "else")
      }
    case .while(let conditions, let body):
      section("while", label, at: range) { dump in
        dump.add(conditions)
        dump.add(body, "body")
      }
    case .repeatWhile(let body, let condition):
      section("repeat", label, at: range) { dump in
        dump.add(body, "body")
        dump.section("while") { $0.add(condition) }
      }
    case .switch(let content): add(content, label, range)
    case .forIn(let loop): add(loop, label, range)
    case .doCatch(let content): add(content, label, range)
    default: break
    }
  }

  mutating func add(_ conditions: [Condition]) {
    for condition in conditions {
      switch condition.kind {
      case .expr(let expr): section("condition", at: condition.range) { $0.add(expr) }
      case .availability(let text): line("condition \(text)", at: condition.range)
      case .binding(let pattern, let value):
        section("condition binding", at: condition.range) { dump in
          dump.add(pattern)
          dump.add(value)
        }
      case .match(let pattern, let value):
        section("condition match", at: condition.range) { dump in
          dump.add(pattern)
          dump.add(value)
        }
      }
    }
  }

  private mutating func add(_ content: Switch, _ label: String, _ range: SourceRange) {
    section("switch", label, at: range) { dump in
      dump.section("subject") { $0.add(content.subject) }
      for item in content.cases {
        let title = (item.isDefault ? "default" : "case") + (item.isUnknown ? " @unknown" : "")
        dump.section(title, at: item.labelRange) { dump in
          dump.add(item.items)
          dump.add(item.body, "body")
        }
      }
    }
  }

  private mutating func add(_ items: [CaseItem]) {
    for item in items {
      add(item.pattern)
      if let condition = item.guardExpr { section("where") { $0.add(condition) } }
    }
  }

  private mutating func add(_ loop: ForIn, _ label: String, _ range: SourceRange) {
    section("for", loop.isTry ? "try" : "", loop.isAwait ? "await" : "", label, at: range) { dump in
      dump.add(loop.pattern)
      dump.section("in") { $0.add(loop.sequence) }
      if let condition = loop.whereExpr { dump.section("where") { $0.add(condition) } }
      dump.add(loop.body, "body")
    }
  }

  private mutating func add(_ content: DoCatch, _ label: String, _ range: SourceRange) {
    section("do", label, at: range) { dump in
      dump.add(content.body, "body")
      for clause in content.catches {
        dump.section("catch", at: clause.labelRange) { dump in
          dump.add(clause.items)
          dump.add(clause.body, "body")
        }
      }
    }
  }
}
