/// What classes, structs, enums, protocols, actors and extensions have in common.
protocol TypeDeclNode: NodeView {
  var attributes: NodeList<AttributeListElement> { get }
  var modifiers: NodeList<DeclModifierNode> { get }
  var inheritanceClause: InheritanceClauseNode? { get }
  var genericWhereClause: GenericWhereClauseNode? { get }
  var memberBlock: MemberBlockNode { get }
}

/// Declarations of types with a name: swift-syntax lists the same parts for each kind.
protocol NominalDeclNode: TypeDeclNode {}

extension NominalDeclNode {
  var attributes: NodeList<AttributeListElement> { node[0] }
  var modifiers: NodeList<DeclModifierNode> { node[1] }
  var name: TokenNode { node[3] }
  var inheritanceClause: InheritanceClauseNode? { node[5] }
  var genericWhereClause: GenericWhereClauseNode? { node[6] }
  var memberBlock: MemberBlockNode { node[7] }
}

/// All but protocols, of which the fourth part names associated types.
protocol GenericDeclNode: NominalDeclNode {}

extension GenericDeclNode {
  var genericParameterClause: GenericParameterClauseNode? { node[4] }
}
