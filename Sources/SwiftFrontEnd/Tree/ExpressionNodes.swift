struct ArrayElementNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
}

struct ArrayExprNode: NodeView {
  let node: TreeNode
  var elements: NodeList<ArrayElementNode> { node[1] }
}

struct ArrowExprNode: NodeView {
  let node: TreeNode
  var effectSpecifiers: EffectSpecifiersNode? { node[0] }
}

struct AsExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
  var questionOrExclamationMark: TokenNode? { node[2] }
  var type: TypeNode { node[3] }
}

struct AwaitExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[1] }
}

struct BinaryOperatorExprNode: NodeView {
  let node: TreeNode
  var `operator`: TokenNode { node[0] }
}

struct BooleanLiteralExprNode: NodeView {
  let node: TreeNode
  var literal: TokenNode { node[0] }
}

struct BorrowExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[1] }
}

struct ConsumeExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[1] }
}

struct CopyExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[1] }
}

struct DeclNameArgumentNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[0] }
}

struct DeclNameArgumentsNode: NodeView {
  let node: TreeNode
  var arguments: NodeList<DeclNameArgumentNode> { node[1] }
}

struct DeclReferenceExprNode: NodeView {
  let node: TreeNode
  var baseName: TokenNode { node[1] }
  var argumentNames: DeclNameArgumentsNode? { node[2] }
}

struct DictionaryElementNode: NodeView {
  let node: TreeNode
  var key: ExprNode { node[0] }
  var value: ExprNode { node[2] }
}

struct DictionaryExprNode: NodeView {
  let node: TreeNode
  var content: DictionaryContent { node[1] }
}

struct DoExprNode: NodeView {
  let node: TreeNode
  var body: CodeBlockNode { node[1] }
  var catchClauses: NodeList<CatchClauseNode> { node[2] }
}

struct ExpressionSegmentNode: NodeView {
  let node: TreeNode
  var expressions: NodeList<LabeledExprNode> { node[3] }
}

struct FloatLiteralExprNode: NodeView {
  let node: TreeNode
  var literal: TokenNode { node[0] }
}

struct ForceUnwrapExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
}

struct GenericSpecializationExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
  var genericArgumentClause: GenericArgumentClauseNode { node[1] }
}

struct IfExprNode: NodeView {
  let node: TreeNode
  var conditions: NodeList<ConditionElementNode> { node[1] }
  var body: CodeBlockNode { node[2] }
  var elseBody: ElseContent? { node[4] }
}

struct InOutExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[1] }
}

struct InfixOperatorExprNode: NodeView {
  let node: TreeNode
  var leftOperand: ExprNode { node[0] }
  var `operator`: ExprNode { node[1] }
  var rightOperand: ExprNode { node[2] }
}

struct IntegerLiteralExprNode: NodeView {
  let node: TreeNode
  var literal: TokenNode { node[0] }
}

struct IsExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
  var type: TypeNode { node[2] }
}

struct KeyPathComponentNode: NodeView {
  let node: TreeNode
  var component: KeyPathComponentContent { node[1] }
}

struct KeyPathExprNode: NodeView {
  let node: TreeNode
  var components: NodeList<KeyPathComponentNode> { node[2] }
}

struct MemberAccessExprNode: NodeView {
  let node: TreeNode
  var base: ExprNode? { node[0] }
  var period: TokenNode { node[1] }
  var declName: DeclReferenceExprNode { node[2] }
}

struct OptionalChainingExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
}

struct PackElementExprNode: NodeView {
  let node: TreeNode
  var pack: ExprNode { node[1] }
}

struct PackExpansionExprNode: NodeView {
  let node: TreeNode
  var repetitionPattern: ExprNode { node[1] }
}

struct PatternExprNode: NodeView {
  let node: TreeNode
  var pattern: PatternNode { node[0] }
}

struct PostfixIfConfigExprNode: NodeView {
  let node: TreeNode
  var base: ExprNode? { node[0] }
  var config: IfConfigDeclNode { node[1] }
}

struct PostfixOperatorExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
  var `operator`: TokenNode { node[1] }
}

struct PrefixOperatorExprNode: NodeView {
  let node: TreeNode
  var `operator`: TokenNode { node[0] }
  var expression: ExprNode { node[1] }
}

struct SequenceExprNode: NodeView {
  let node: TreeNode
  var elements: NodeList<ExprNode> { node[0] }
}

struct SimpleStringLiteralExprNode: NodeView {
  let node: TreeNode
  var segments: NodeList<StringSegmentNode> { node[1] }
}

struct StringLiteralExprNode: NodeView {
  let node: TreeNode
  var segments: NodeList<StringSegmentContent> { node[2] }
}

struct StringSegmentNode: NodeView {
  let node: TreeNode
  var content: TokenNode { node[0] }
}

struct SuperExprNode: NodeView {
  let node: TreeNode
  var superKeyword: TokenNode { node[0] }
}

struct SwitchExprNode: NodeView {
  let node: TreeNode
  var subject: ExprNode { node[1] }
  var cases: NodeList<SwitchCaseListElement> { node[3] }
}

struct TernaryExprNode: NodeView {
  let node: TreeNode
  var condition: ExprNode { node[0] }
  var thenExpression: ExprNode { node[2] }
  var elseExpression: ExprNode { node[4] }
}

struct TryExprNode: NodeView {
  let node: TreeNode
  var questionOrExclamationMark: TokenNode? { node[1] }
  var expression: ExprNode { node[2] }
}

struct TupleExprNode: NodeView {
  let node: TreeNode
  var elements: NodeList<LabeledExprNode> { node[1] }
}

struct TypeExprNode: NodeView {
  let node: TreeNode
  var type: TypeNode { node[0] }
}

struct UnresolvedAsExprNode: NodeView {
  let node: TreeNode
  var questionOrExclamationMark: TokenNode? { node[1] }
}

struct UnresolvedTernaryExprNode: NodeView {
  let node: TreeNode
  var thenExpression: ExprNode { node[1] }
}

struct UnsafeExprNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[1] }
}

struct KeyPathPropertyComponentNode: NodeView {
  let node: TreeNode
  var declName: DeclReferenceExprNode { node[0] }
}

struct KeyPathOptionalComponentNode: NodeView {
  let node: TreeNode
  var questionOrExclamationMark: TokenNode { node[0] }
}
