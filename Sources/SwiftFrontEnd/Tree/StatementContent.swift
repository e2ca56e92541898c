@_spi(ExperimentalLanguageFeatures) import SwiftSyntax

/// What a statement is, as far as lowering tells statements apart.
enum StmtContent {
  case breakStmt(BreakStmtNode)
  case continueStmt(ContinueStmtNode)
  case deferStmt(DeferStmtNode)
  case doStmt(DoStmtNode)
  case expressionStmt(ExpressionStmtNode)
  case fallThroughStmt
  case forStmt(ForStmtNode)
  case guardStmt(GuardStmtNode)
  case labeledStmt(LabeledStmtNode)
  case repeatStmt(RepeatStmtNode)
  case returnStmt(ReturnStmtNode)
  case thenStmt(ThenStmtNode)
  case throwStmt(ThrowStmtNode)
  case whileStmt(WhileStmtNode)
  case yieldStmt(YieldStmtNode)
  case other
}

struct StmtNode: NodeView {
  let node: TreeNode

  var content: StmtContent {
    switch node.kind {
    case .breakStmt: .breakStmt(BreakStmtNode(node: node))
    case .continueStmt: .continueStmt(ContinueStmtNode(node: node))
    case .deferStmt: .deferStmt(DeferStmtNode(node: node))
    case .doStmt: .doStmt(DoStmtNode(node: node))
    case .expressionStmt: .expressionStmt(ExpressionStmtNode(node: node))
    case .fallThroughStmt: .fallThroughStmt
    case .forStmt: .forStmt(ForStmtNode(node: node))
    case .guardStmt: .guardStmt(GuardStmtNode(node: node))
    case .labeledStmt: .labeledStmt(LabeledStmtNode(node: node))
    case .repeatStmt: .repeatStmt(RepeatStmtNode(node: node))
    case .returnStmt: .returnStmt(ReturnStmtNode(node: node))
    case .thenStmt: .thenStmt(ThenStmtNode(node: node))
    case .throwStmt: .throwStmt(ThrowStmtNode(node: node))
    case .whileStmt: .whileStmt(WhileStmtNode(node: node))
    case .yieldStmt: .yieldStmt(YieldStmtNode(node: node))
    default: .other
    }
  }
}
