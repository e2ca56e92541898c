import LeakAST
import LeakModel

extension Lowering {
  mutating func switchStatement(_ node: SwitchExprNode) -> Stmt {
    guard hasRoom() else { return truncatedStatement(node) }
    depth += 1
    defer { depth -= 1 }
    var cases: [SwitchCase] = []
    let subject = expression(node.subject)
    append(node.cases, to: &cases)
    return Stmt(.switch(Switch(subject: subject, cases: cases)), range: node.byteRange)
  }

  /// Cases in order; those in the clauses of an `#if` stand one after the other, as if all were active.
  private mutating func append(_ list: NodeList<SwitchCaseListElement>, to cases: inout [SwitchCase]) {
    for element in list {
      switch element {
      case .switchCase(let node): cases.append(switchCase(node))
      case .ifConfigDecl(let config):
        for clause in config.clauses {
          if case .switchCases(let inner)? = clause.elements { append(inner, to: &cases) }
        }
      }
    }
  }

  private mutating func switchCase(_ node: SwitchCaseNode) -> SwitchCase {
    let label = node.label
    let labelRange = label.byteRange
    let body = Block(statements(node.statements), range: SourceRange(start: Int(labelRange.end), end: node.endOffset))
    let isUnknown = node.attribute.map { attributeName($0) } == "unknown"
    switch label.content {
    case .default:
      return SwitchCase(items: [], isDefault: true, isUnknown: isUnknown, body: body, labelRange: labelRange)
    case .case(let label):
      let items = label.caseItems.lowered { item in
        CaseItem(pattern: pattern(item.pattern), guardExpr: item.whereClause.map { expression($0.condition) })
      }
      return SwitchCase(items: items, isDefault: false, isUnknown: isUnknown, body: body, labelRange: labelRange)
    }
  }
}
