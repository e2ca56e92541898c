struct BreakStmtNode: NodeView {
  let node: TreeNode
  var label: TokenNode? { node[1] }
}

struct CatchClauseNode: NodeView {
  let node: TreeNode
  var catchKeyword: TokenNode { node[0] }
  var catchItems: NodeList<CatchItemNode> { node[1] }
  var body: CodeBlockNode { node[2] }
}

struct CatchItemNode: NodeView {
  let node: TreeNode
  var pattern: PatternNode? { node[0] }
  var whereClause: WhereClauseNode? { node[1] }
}

struct CodeBlockNode: NodeView {
  let node: TreeNode
  var statements: NodeList<CodeBlockItemNode> { node[1] }
}

struct CodeBlockItemNode: NodeView {
  let node: TreeNode
  var item: CodeBlockItemContent { node[0] }
}

struct ConditionElementNode: NodeView {
  let node: TreeNode
  var condition: ConditionNode { node[0] }
}

struct ContinueStmtNode: NodeView {
  let node: TreeNode
  var label: TokenNode? { node[1] }
}

struct DeferStmtNode: NodeView {
  let node: TreeNode
  var body: CodeBlockNode { node[1] }
}

struct DoStmtNode: NodeView {
  let node: TreeNode
  var body: CodeBlockNode { node[2] }
  var catchClauses: NodeList<CatchClauseNode> { node[3] }
}

struct ExpressionStmtNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
}

struct ForStmtNode: NodeView {
  let node: TreeNode
  var tryKeyword: TokenNode? { node[1] }
  var awaitKeyword: TokenNode? { node[2] }
  var pattern: PatternNode { node[5] }
  var sequence: ExprNode { node[8] }
  var whereClause: WhereClauseNode? { node[9] }
  var body: CodeBlockNode { node[10] }
}

struct GuardStmtNode: NodeView {
  let node: TreeNode
  var conditions: NodeList<ConditionElementNode> { node[1] }
  var body: CodeBlockNode { node[3] }
}

struct LabeledStmtNode: NodeView {
  let node: TreeNode
  var label: TokenNode { node[0] }
  var statement: StmtNode { node[2] }
}

struct MatchingPatternConditionNode: NodeView {
  let node: TreeNode
  var pattern: PatternNode { node[1] }
  var initializer: InitializerClauseNode { node[3] }
}

struct OptionalBindingConditionNode: NodeView {
  let node: TreeNode
  var bindingSpecifier: TokenNode { node[0] }
  var pattern: PatternNode { node[1] }
  var initializer: InitializerClauseNode? { node[3] }
}

struct RepeatStmtNode: NodeView {
  let node: TreeNode
  var body: CodeBlockNode { node[1] }
  var condition: ExprNode { node[3] }
}

struct ReturnStmtNode: NodeView {
  let node: TreeNode
  var expression: ExprNode? { node[1] }
}

struct SourceFileNode: NodeView {
  let node: TreeNode
  var statements: NodeList<CodeBlockItemNode> { node[1] }
}

struct SwitchCaseNode: NodeView {
  let node: TreeNode
  var attribute: AttributeNode? { node[0] }
  var label: SwitchLabelNode { node[1] }
  var statements: NodeList<CodeBlockItemNode> { node[2] }
}

struct SwitchCaseItemNode: NodeView {
  let node: TreeNode
  var pattern: PatternNode { node[0] }
  var whereClause: WhereClauseNode? { node[1] }
}

struct SwitchCaseLabelNode: NodeView {
  let node: TreeNode
  var caseItems: NodeList<SwitchCaseItemNode> { node[1] }
}

struct ThenStmtNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[1] }
}

struct ThrowStmtNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[1] }
}

struct WhereClauseNode: NodeView {
  let node: TreeNode
  var condition: ExprNode { node[1] }
}

struct WhileStmtNode: NodeView {
  let node: TreeNode
  var conditions: NodeList<ConditionElementNode> { node[1] }
  var body: CodeBlockNode { node[2] }
}

struct YieldStmtNode: NodeView {
  let node: TreeNode
  var yieldedExpressions: YieldedContent { node[1] }
}

struct YieldedExpressionNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
}

struct YieldedExpressionsClauseNode: NodeView {
  let node: TreeNode
  var elements: NodeList<YieldedExpressionNode> { node[1] }
}
