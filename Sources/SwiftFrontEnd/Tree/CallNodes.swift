struct ClosureCaptureNode: NodeView {
  let node: TreeNode
  var specifier: ClosureCaptureSpecifierNode? { node[0] }
  var name: TokenNode { node[1] }
  var initializer: InitializerClauseNode? { node[2] }
}

struct ClosureCaptureClauseNode: NodeView {
  let node: TreeNode
  var items: NodeList<ClosureCaptureNode> { node[1] }
}

struct ClosureCaptureSpecifierNode: NodeView {
  let node: TreeNode
  var specifier: TokenNode { node[0] }
}

struct ClosureExprNode: NodeView {
  let node: TreeNode
  var leftBrace: TokenNode { node[0] }
  var signature: ClosureSignatureNode? { node[1] }
  var statements: NodeList<CodeBlockItemNode> { node[2] }
}

struct ClosureParameterNode: NodeView {
  let node: TreeNode
  var firstName: TokenNode { node[2] }
  var secondName: TokenNode? { node[3] }
  var type: TypeNode? { node[5] }
  var ellipsis: TokenNode? { node[6] }
}

struct ClosureParameterClauseNode: NodeView {
  let node: TreeNode
  var parameters: NodeList<ClosureParameterNode> { node[1] }
}

struct ClosureShorthandParameterNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[0] }
}

struct ClosureSignatureNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[0] }
  var capture: ClosureCaptureClauseNode? { node[1] }
  var parameterClause: ClosureParametersContent? { node[2] }
  var effectSpecifiers: EffectSpecifiersNode? { node[3] }
  var returnClause: ReturnClauseNode? { node[4] }
}

struct FunctionCallExprNode: NodeView {
  let node: TreeNode
  var calledExpression: ExprNode { node[0] }
  var arguments: NodeList<LabeledExprNode> { node[2] }
  var trailingClosure: ClosureExprNode? { node[4] }
  var additionalTrailingClosures: NodeList<MultipleTrailingClosureElementNode> { node[5] }
}

struct LabeledExprNode: NodeView {
  let node: TreeNode
  var label: TokenNode? { node[0] }
  var expression: ExprNode { node[2] }
}

struct MacroExpansionDeclNode: NodeView {
  let node: TreeNode
  var macroName: TokenNode { node[4] }
  var arguments: NodeList<LabeledExprNode> { node[7] }
  var trailingClosure: ClosureExprNode? { node[9] }
  var additionalTrailingClosures: NodeList<MultipleTrailingClosureElementNode> { node[10] }
}

struct MacroExpansionExprNode: NodeView {
  let node: TreeNode
  var macroName: TokenNode { node[2] }
  var arguments: NodeList<LabeledExprNode> { node[5] }
  var trailingClosure: ClosureExprNode? { node[7] }
  var additionalTrailingClosures: NodeList<MultipleTrailingClosureElementNode> { node[8] }
}

struct MultipleTrailingClosureElementNode: NodeView {
  let node: TreeNode
  var label: TokenNode { node[0] }
  var closure: ClosureExprNode { node[2] }
}

struct SubscriptCallExprNode: NodeView {
  let node: TreeNode
  var calledExpression: ExprNode { node[0] }
  var arguments: NodeList<LabeledExprNode> { node[2] }
  var trailingClosure: ClosureExprNode? { node[4] }
  var additionalTrailingClosures: NodeList<MultipleTrailingClosureElementNode> { node[5] }
}
