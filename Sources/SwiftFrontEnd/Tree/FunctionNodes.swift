struct AccessorBlockNode: NodeView {
  let node: TreeNode
  var leftBrace: TokenNode { node[0] }
  var accessors: AccessorsContent { node[1] }
}

struct AccessorDeclNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var modifier: DeclModifierNode? { node[1] }
  var accessorSpecifier: TokenNode { node[2] }
  var parameters: AccessorParametersNode? { node[3] }
  var effectSpecifiers: EffectSpecifiersNode? { node[4] }
  var body: CodeBlockNode? { node[5] }
}

struct AccessorParametersNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[1] }
}

struct DeinitializerDeclNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var modifiers: NodeList<DeclModifierNode> { node[1] }
  var deinitKeyword: TokenNode { node[2] }
  var effectSpecifiers: EffectSpecifiersNode? { node[3] }
  var body: CodeBlockNode? { node[4] }
}

struct FunctionDeclNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var modifiers: NodeList<DeclModifierNode> { node[1] }
  var name: TokenNode { node[3] }
  var genericParameterClause: GenericParameterClauseNode? { node[4] }
  var signature: FunctionSignatureNode { node[5] }
  var genericWhereClause: GenericWhereClauseNode? { node[6] }
  var body: CodeBlockNode? { node[7] }
}

struct FunctionParameterNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var firstName: TokenNode { node[2] }
  var secondName: TokenNode? { node[3] }
  var type: TypeNode { node[5] }
  var ellipsis: TokenNode? { node[6] }
  var defaultValue: InitializerClauseNode? { node[7] }
}

struct FunctionParameterClauseNode: NodeView {
  let node: TreeNode
  var parameters: NodeList<FunctionParameterNode> { node[1] }
}

struct FunctionSignatureNode: NodeView {
  let node: TreeNode
  var parameterClause: FunctionParameterClauseNode { node[0] }
  var effectSpecifiers: EffectSpecifiersNode? { node[1] }
  var returnClause: ReturnClauseNode? { node[2] }
}

struct InitializerClauseNode: NodeView {
  let node: TreeNode
  var value: ExprNode { node[1] }
}

struct InitializerDeclNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var modifiers: NodeList<DeclModifierNode> { node[1] }
  var initKeyword: TokenNode { node[2] }
  var genericParameterClause: GenericParameterClauseNode? { node[4] }
  var signature: FunctionSignatureNode { node[5] }
  var genericWhereClause: GenericWhereClauseNode? { node[6] }
  var body: CodeBlockNode? { node[7] }
}

struct PatternBindingNode: NodeView {
  let node: TreeNode
  var pattern: PatternNode { node[0] }
  var typeAnnotation: TypeAnnotationNode? { node[1] }
  var initializer: InitializerClauseNode? { node[2] }
  var accessorBlock: AccessorBlockNode? { node[3] }
}

struct ReturnClauseNode: NodeView {
  let node: TreeNode
  var type: TypeNode { node[1] }
}

struct SubscriptDeclNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var modifiers: NodeList<DeclModifierNode> { node[1] }
  var subscriptKeyword: TokenNode { node[2] }
  var genericParameterClause: GenericParameterClauseNode? { node[3] }
  var parameterClause: FunctionParameterClauseNode { node[4] }
  var returnClause: ReturnClauseNode { node[5] }
  var accessorBlock: AccessorBlockNode? { node[7] }
}

struct ThrowsClauseNode: NodeView {
  let node: TreeNode
  var throwsSpecifier: TokenNode { node[0] }
  var type: TypeNode? { node[2] }
}

struct TypeAnnotationNode: NodeView {
  let node: TreeNode
  var type: TypeNode { node[1] }
}

struct VariableDeclNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var modifiers: NodeList<DeclModifierNode> { node[1] }
  var bindingSpecifier: TokenNode { node[2] }
  var bindings: NodeList<PatternBindingNode> { node[3] }
}

/// `async` and `throws` of a function, an accessor, a `deinit` or a type.
struct EffectSpecifiersNode: NodeView {
  let node: TreeNode
  var asyncSpecifier: TokenNode? { node[0] }
  var throwsClause: ThrowsClauseNode? { node[1] }
}
