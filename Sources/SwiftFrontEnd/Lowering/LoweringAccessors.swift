import LeakAST
import LeakModel

extension Lowering {
  /// What accessors belong to.
  struct Property {
    var name: String
    var type: TypeRef?
  }

  /// `{ get set }`, `{ didSet { … } }`, or a getter's statements alone.
  mutating func accessors(_ node: AccessorBlockNode, of property: Property) -> [Function] {
    switch node.accessors {
    case .accessors(let list): return list.lowered { accessor($0, of: property) }
    case .getter(let body):
      let range = node.byteRange
      let getter = Function(
        kind: .accessor("get"), name: property.name, result: property.type,
        body: Block(statements(body), range: range), range: range, nameRange: node.leftBrace.byteRange)
      return [getter]
    }
  }

  mutating func accessor(_ node: AccessorDeclNode, of property: Property) -> Function {
    let kind = node.accessorSpecifier.spelling
    return Function(
      kind: .accessor(kind), name: property.name, parameters: accessorParameters(node, kind, property),
      isAsync: node.effectSpecifiers?.asyncSpecifier != nil,
      throwing: throwing(node.effectSpecifiers?.throwsClause), result: kind == "get" ? property.type : nil,
      attributes: attributeNames(node.attributes),
      modifiers: node.modifier.map { [modifierName($0)] } ?? [],
      body: node.body.map { block($0) }, range: node.byteRange, nameRange: node.accessorSpecifier.byteRange)
  }

  /// The value that `set`, `willSet`, `didSet` and `init` see, under the name written or the one implied.
  private func accessorParameters(_ node: AccessorDeclNode, _ kind: String, _ property: Property) -> [Parameter] {
    let implied: String
    switch kind {
    case "set", "willSet", "init": implied = "newValue"
    case "didSet": implied = "oldValue"
    default: return []
    }
    let written = node.parameters?.name
    let range = (written ?? node.accessorSpecifier).byteRange
    let name = written?.plainName ?? implied
    return [
      Parameter(label: nil, name: name, type: property.type, defaultValue: nil, isVariadic: false, range: range)
    ]
  }

  /// A subscript whose accessors are written out has them as local functions in its body.
  mutating func subscripted(_ node: SubscriptDeclNode) -> Function {
    let result = typeRef(node.returnClause.type)
    return Function(
      kind: .subscripted, name: "subscript",
      parameters: node.parameterClause.parameters.lowered { parameter($0, isOfSubscript: true) }, result: result,
      generics: genericNames(node.genericParameterClause), attributes: attributeNames(node.attributes),
      modifiers: modifierNames(node.modifiers),
      body: node.accessorBlock.flatMap { subscriptBody($0, result: result) }, range: node.byteRange,
      nameRange: node.subscriptKeyword.byteRange)
  }

  /// `nil` for the `{ get set }` of a requirement.
  private mutating func subscriptBody(_ node: AccessorBlockNode, result: TypeRef) -> Block? {
    let range = node.byteRange
    switch node.accessors {
    case .getter(let body): return Block(statements(body), range: range)
    case .accessors(let list):
      let property = Property(name: "subscript", type: result)
      let functions = list.lowered { accessor($0, of: property) }
      if functions.allSatisfy({ $0.body == nil }) { return nil }
      return Block(functions.map { Stmt(.function($0), range: $0.range) }, range: range)
    }
  }
}
