import LeakAST
import LeakModel

extension Lowering {
  mutating func closure(_ node: ClosureExprNode) -> Function {
    let range = node.byteRange
    let signature = node.signature
    let effects = signature?.effectSpecifiers
    return Function(
      kind: .closure, name: "", parameters: closureParameters(signature?.parameterClause),
      captures: captures(signature?.capture), isAsync: effects?.asyncSpecifier != nil,
      throwing: throwing(effects?.throwsClause), result: signature?.returnClause.map { typeRef($0.type) },
      attributes: signature.map { attributeNames($0.attributes) } ?? [],
      body: Block(statements(node.statements), range: range), range: range, nameRange: node.leftBrace.byteRange)
  }

  private mutating func closureParameters(_ clause: ClosureParametersContent?) -> [Parameter] {
    switch clause {
    case nil: []
    case .simpleInput(let list):
      list.lowered {
        Parameter(
          label: nil, name: $0.name.plainName, type: nil, defaultValue: nil, isVariadic: false,
          range: $0.name.byteRange)
      }
    case .parameterClause(let clause): clause.parameters.lowered { closureParameter($0) }
    }
  }

  private mutating func closureParameter(_ node: ClosureParameterNode) -> Parameter {
    let name = node.secondName ?? node.firstName
    let end = node.ellipsis?.endOffset ?? node.type?.endOffset ?? name.endOffset
    return Parameter(
      label: nil, name: name.plainName, type: node.type.map { typeRef($0) },
      defaultValue: nil, isVariadic: node.ellipsis != nil,
      range: SourceRange(start: node.startOffset, end: end))
  }

  private mutating func captures(_ clause: ClosureCaptureClauseNode?) -> [Capture] {
    guard let clause else { return [] }
    return clause.items.lowered { item in
      Capture(
        strength: strength(item.specifier), name: item.name.plainName,
        value: item.initializer.map { expression($0.value) })
    }
  }

  private func strength(_ specifier: ClosureCaptureSpecifierNode?) -> Capture.Strength {
    switch specifier?.specifier.spelling {
    case "weak": .weak
    case "unowned": .unowned
    default: .strong
    }
  }
}
