import LeakAST
import LeakModel

extension Lowering {
  mutating func declaration(_ node: DeclNode) -> Stmt {
    guard hasRoom() else { return truncatedStatement(node) }
    depth += 1
    defer { depth -= 1 }
    return Stmt(declarationKind(node.content), range: node.byteRange)
  }

  private mutating func declarationKind(_ content: DeclContent) -> Stmt.Kind {
    switch content {
    case .variableDecl(let decl): .variable(variable(decl))
    case .functionDecl(let decl): .function(function(decl))
    case .initializerDecl(let decl): .function(initializer(decl))
    case .deinitializerDecl(let decl): .function(deinitializer(decl))
    case .subscriptDecl(let decl): .function(subscripted(decl))
    case .accessorDecl(let decl): .function(accessor(decl, of: Property(name: "", type: nil)))
    case .enumCaseDecl(let decl): .enumCases(enumCases(decl))
    case .ifConfigDecl(let decl): .conditional(conditionalClauses(decl))
    case .importDecl(let decl): .import(decl.path.map(\.name.plainName).joined(separator: "."))
    case .typeAliasDecl(let decl): .alias(name: decl.name.plainName, typeRef(decl.initializer.value))
    case .macroExpansionDecl(let decl): .expr(macroExpansion(decl))
    default: typeDeclaration(content).map { .type($0) } ?? .other
    }
  }

  private mutating func macroExpansion(_ node: MacroExpansionDeclNode) -> Expr {
    Expr(.macro(node.macroName.plainName, arguments(of: node)), range: node.byteRange)
  }

  private mutating func enumCases(_ node: EnumCaseDeclNode) -> [EnumCaseDecl] {
    node.elements.lowered { element in
      let payload = element.parameterClause?.parameters.lowered { typeRef($0.type) } ?? []
      return EnumCaseDecl(name: element.name.plainName, payload: payload)
    }
  }

  private mutating func conditionalClauses(_ node: IfConfigDeclNode) -> [ConditionalClause] {
    node.clauses.lowered { clause in
      ConditionalClause(
        condition: conditionText(clause), statements: contents(clause.elements), range: clause.byteRange)
    }
  }

  private mutating func contents(_ elements: ClauseContent?) -> [Stmt] {
    switch elements {
    case .statements(let list): statements(list)
    case .decls(let list): members(list)
    case .postfixExpression(let expr): [expressionStatement(expr)]
    case nil, .switchCases, .attributes: []
    }
  }

  /// A clause's condition as written; `nil` for `#else`.
  func conditionText(_ clause: IfConfigClauseNode) -> String? {
    clause.condition?.writtenText
  }
}
