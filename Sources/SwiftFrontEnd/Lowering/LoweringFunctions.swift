import LeakAST
import LeakModel

extension Lowering {
  mutating func function(_ node: FunctionDeclNode) -> Function {
    var result = signature(node.signature, kind: .function, name: node.name, range: node.byteRange)
    result.generics = genericNames(node.genericParameterClause)
    result.constraints = constraints(node.genericParameterClause, node.genericWhereClause)
    result.attributes = attributeNames(node.attributes)
    result.modifiers = modifierNames(node.modifiers)
    result.callsConditionally = saysCondition(node.node, closures: result.closureNames)
    result.body = node.body.map { block($0) }
    return result
  }

  private func saysCondition(_ node: TreeNode, closures: [String]) -> Bool {
    !closures.isEmpty && DocumentedConditions.areNamed(in: node.leadingText, of: closures)
  }

  mutating func initializer(_ node: InitializerDeclNode) -> Function {
    var result = signature(node.signature, kind: .initializer, name: node.initKeyword, range: node.byteRange)
    result.generics = genericNames(node.genericParameterClause)
    result.constraints = constraints(node.genericParameterClause, node.genericWhereClause)
    result.attributes = attributeNames(node.attributes)
    result.modifiers = modifierNames(node.modifiers)
    result.body = node.body.map { block($0) }
    return result
  }

  mutating func deinitializer(_ node: DeinitializerDeclNode) -> Function {
    Function(
      kind: .deinitializer, name: "deinit", isAsync: node.effectSpecifiers?.asyncSpecifier != nil,
      attributes: attributeNames(node.attributes), modifiers: modifierNames(node.modifiers),
      body: node.body.map { block($0) }, range: node.byteRange, nameRange: node.deinitKeyword.byteRange)
  }

  /// The signature alone, still without a body.
  private mutating func signature(
    _ node: FunctionSignatureNode, kind: Function.Kind, name: TokenNode, range: SourceRange
  ) -> Function {
    Function(
      kind: kind, name: name.plainName,
      parameters: node.parameterClause.parameters.lowered { parameter($0, isOfSubscript: false) },
      isAsync: node.effectSpecifiers?.asyncSpecifier != nil,
      throwing: throwing(node.effectSpecifiers?.throwsClause),
      result: node.returnClause.map { typeRef($0.type) }, body: nil, range: range, nameRange: name.byteRange)
  }

  /// A subscript's only name is no label, unlike a function's.
  mutating func parameter(_ node: FunctionParameterNode, isOfSubscript: Bool) -> Parameter {
    let first = node.firstName.plainName
    let end = node.defaultValue?.endOffset ?? node.ellipsis?.endOffset ?? node.type.endOffset
    let hasLabel = first != "_" && (node.secondName != nil || !isOfSubscript)
    return Parameter(
      label: hasLabel ? first : nil, name: node.secondName?.plainName ?? first,
      type: applying(attributeNames(node.attributes), to: typeRef(node.type)),
      defaultValue: node.defaultValue.map { expression($0.value) }, isVariadic: node.ellipsis != nil,
      range: SourceRange(start: node.startOffset, end: end))
  }
}

extension Function {
  /// The names of its parameters that are closures by their types, or by what they are called.
  fileprivate var closureNames: [String] {
    parameters.filter { $0.type?.functionType != nil || DocumentedConditions.isClosure(named: $0.name) }.map(\.name)
  }
}
