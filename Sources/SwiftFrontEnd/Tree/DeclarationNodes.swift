struct ActorDeclNode: GenericDeclNode {
  let node: TreeNode
}

struct AttributeNode: NodeView {
  let node: TreeNode
  var attributeName: TypeNode { node[1] }
}

struct ClassDeclNode: GenericDeclNode {
  let node: TreeNode
}

struct ConformanceRequirementNode: NodeView {
  let node: TreeNode
  var leftType: TypeNode { node[0] }
  var rightType: TypeNode { node[2] }
}

struct DeclModifierNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[0] }
  var detail: DeclModifierDetailNode? { node[1] }
}

struct DeclModifierDetailNode: NodeView {
  let node: TreeNode
  var detail: TokenNode { node[1] }
}

struct EnumCaseDeclNode: NodeView {
  let node: TreeNode
  var elements: NodeList<EnumCaseElementNode> { node[3] }
}

struct EnumCaseElementNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[0] }
  var parameterClause: EnumCaseParameterClauseNode? { node[1] }
}

struct EnumCaseParameterNode: NodeView {
  let node: TreeNode
  var type: TypeNode { node[4] }
}

struct EnumCaseParameterClauseNode: NodeView {
  let node: TreeNode
  var parameters: NodeList<EnumCaseParameterNode> { node[1] }
}

struct EnumDeclNode: GenericDeclNode {
  let node: TreeNode
}

struct ExtensionDeclNode: TypeDeclNode {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var modifiers: NodeList<DeclModifierNode> { node[1] }
  var extendedType: TypeNode { node[3] }
  var inheritanceClause: InheritanceClauseNode? { node[4] }
  var genericWhereClause: GenericWhereClauseNode? { node[5] }
  var memberBlock: MemberBlockNode { node[6] }
}

struct GenericParameterNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[2] }
  var inheritedType: TypeNode? { node[4] }
}

struct GenericParameterClauseNode: NodeView {
  let node: TreeNode
  var parameters: NodeList<GenericParameterNode> { node[1] }
}

struct GenericRequirementNode: NodeView {
  let node: TreeNode
  var requirement: RequirementContent { node[0] }
}

struct GenericWhereClauseNode: NodeView {
  let node: TreeNode
  var requirements: NodeList<GenericRequirementNode> { node[1] }
}

struct IfConfigClauseNode: NodeView {
  let node: TreeNode
  var condition: ExprNode? { node[1] }
  var elements: ClauseContent? { node[2] }
}

struct IfConfigDeclNode: NodeView {
  let node: TreeNode
  var clauses: NodeList<IfConfigClauseNode> { node[0] }
}

struct ImportDeclNode: NodeView {
  let node: TreeNode
  var path: NodeList<ImportPathComponentNode> { node[4] }
}

struct ImportPathComponentNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[0] }
}

struct InheritanceClauseNode: NodeView {
  let node: TreeNode
  var inheritedTypes: NodeList<InheritedTypeNode> { node[1] }
}

struct InheritedTypeNode: NodeView {
  let node: TreeNode
  var type: TypeNode { node[0] }
}

struct MemberBlockNode: NodeView {
  let node: TreeNode
  var members: NodeList<MemberBlockItemNode> { node[1] }
}

struct MemberBlockItemNode: NodeView {
  let node: TreeNode
  var decl: DeclNode { node[0] }
}

struct ProtocolDeclNode: NominalDeclNode {
  let node: TreeNode
}

struct StructDeclNode: GenericDeclNode {
  let node: TreeNode
}

struct TypeAliasDeclNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[3] }
  var initializer: TypeInitializerClauseNode { node[5] }
}

struct TypeInitializerClauseNode: NodeView {
  let node: TreeNode
  var value: TypeNode { node[1] }
}
