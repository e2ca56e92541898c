import LeakModel

extension ASTDump {
  mutating func add(_ stmt: Stmt) {
    let label = stmt.label.map { "label '\($0)'" } ?? ""
    let range = stmt.range
    switch stmt.kind {
    case .expr(let expr):
      if !label.isEmpty { line(label) }
      add(expr)
    case .variable(let decl): add(decl, label, range)
    case .function(let function): add(function)
    case .type(let decl): add(decl)
    case .defer(let block): section("defer", label, at: range) { $0.add(block) }
    case .return(let value): jump("return", value.map { [$0] } ?? [], range)
    case .throw(let value): jump("throw", [value], range)
    case .yield(let values): jump("yield", values, range)
    case .break(let target): line("break", target.map { "to '\($0)'" } ?? "", at: range)
    case .continue(let target): line("continue", target.map { "to '\($0)'" } ?? "", at: range)
    case .fallthrough: line("fallthrough", at: range)
    case .alias(let name, let type): line("alias '\(name)' =", type.outline, at: range)
    case .import(let path): line("import '\(path)'", at: range)
    case .enumCases(let cases): add(cases, range)
    case .conditional(let clauses): add(clauses, range)
    case .other: line("other statement", label, at: range)
    case .if, .guard, .switch, .while, .repeatWhile, .forIn, .doCatch: addBranching(stmt, label)
    }
  }

  mutating func add(_ block: Block, _ title: String = "block") {
    section(title, at: block.range) { dump in
      for stmt in block.statements { dump.add(stmt) }
    }
  }

  private mutating func jump(_ title: String, _ values: [Expr], _ range: SourceRange) {
    section(title, at: range) { dump in
      for value in values { dump.add(value) }
    }
  }

  private mutating func add(_ cases: [EnumCaseDecl], _ range: SourceRange) {
    section("enum cases", at: range) { dump in
      for item in cases { dump.line("case '\(item.name)'", Self.list("payload", item.payload.map(\.outline))) }
    }
  }

  private mutating func add(_ clauses: [ConditionalClause], _ range: SourceRange) {
    section("#if", at: range) { dump in
      for clause in clauses {
        dump.section("clause", clause.condition.map(Self.quoted) ?? "otherwise", at: clause.range) { dump in
          for stmt in clause.statements { dump.add(stmt) }
        }
      }
    }
  }
}
