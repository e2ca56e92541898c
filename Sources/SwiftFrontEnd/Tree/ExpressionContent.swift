@_spi(ExperimentalLanguageFeatures) import SwiftSyntax

/// What an expression is, as far as lowering tells expressions apart.
enum ExprContent {
  case arrayExpr(ArrayExprNode)
  case arrowExpr(ArrowExprNode)
  case asExpr(AsExprNode)
  case assignmentExpr
  case awaitExpr(AwaitExprNode)
  case binaryOperatorExpr(BinaryOperatorExprNode)
  case booleanLiteralExpr(BooleanLiteralExprNode)
  case borrowExpr(BorrowExprNode)
  case closureExpr(ClosureExprNode)
  case consumeExpr(ConsumeExprNode)
  case copyExpr(CopyExprNode)
  case declReferenceExpr(DeclReferenceExprNode)
  case dictionaryExpr(DictionaryExprNode)
  case discardAssignmentExpr
  case doExpr(DoExprNode)
  case floatLiteralExpr(FloatLiteralExprNode)
  case forceUnwrapExpr(ForceUnwrapExprNode)
  case functionCallExpr(FunctionCallExprNode)
  case genericSpecializationExpr(GenericSpecializationExprNode)
  case ifExpr(IfExprNode)
  case inOutExpr(InOutExprNode)
  case infixOperatorExpr(InfixOperatorExprNode)
  case integerLiteralExpr(IntegerLiteralExprNode)
  case isExpr(IsExprNode)
  case keyPathExpr(KeyPathExprNode)
  case macroExpansionExpr(MacroExpansionExprNode)
  case memberAccessExpr(MemberAccessExprNode)
  case nilLiteralExpr
  case optionalChainingExpr(OptionalChainingExprNode)
  case packElementExpr(PackElementExprNode)
  case packExpansionExpr(PackExpansionExprNode)
  case patternExpr(PatternExprNode)
  case postfixIfConfigExpr(PostfixIfConfigExprNode)
  case postfixOperatorExpr(PostfixOperatorExprNode)
  case prefixOperatorExpr(PrefixOperatorExprNode)
  case regexLiteralExpr
  case sequenceExpr(SequenceExprNode)
  case simpleStringLiteralExpr(SimpleStringLiteralExprNode)
  case stringLiteralExpr(StringLiteralExprNode)
  case subscriptCallExpr(SubscriptCallExprNode)
  case superExpr(SuperExprNode)
  case switchExpr(SwitchExprNode)
  case ternaryExpr(TernaryExprNode)
  case tryExpr(TryExprNode)
  case tupleExpr(TupleExprNode)
  case typeExpr(TypeExprNode)
  case unresolvedAsExpr(UnresolvedAsExprNode)
  case unresolvedIsExpr
  case unresolvedTernaryExpr(UnresolvedTernaryExprNode)
  case unsafeExpr(UnsafeExprNode)
  case other
}

struct ExprNode: NodeView {
  let node: TreeNode

  var content: ExprContent {
    switch node.kind {
    case .arrayExpr: .arrayExpr(ArrayExprNode(node: node))
    case .arrowExpr: .arrowExpr(ArrowExprNode(node: node))
    case .asExpr: .asExpr(AsExprNode(node: node))
    case .assignmentExpr: .assignmentExpr
    case .awaitExpr: .awaitExpr(AwaitExprNode(node: node))
    case .binaryOperatorExpr: .binaryOperatorExpr(BinaryOperatorExprNode(node: node))
    case .booleanLiteralExpr: .booleanLiteralExpr(BooleanLiteralExprNode(node: node))
    case .borrowExpr: .borrowExpr(BorrowExprNode(node: node))
    case .closureExpr: .closureExpr(ClosureExprNode(node: node))
    case .consumeExpr: .consumeExpr(ConsumeExprNode(node: node))
    case .copyExpr: .copyExpr(CopyExprNode(node: node))
    case .declReferenceExpr: .declReferenceExpr(DeclReferenceExprNode(node: node))
    case .dictionaryExpr: .dictionaryExpr(DictionaryExprNode(node: node))
    case .discardAssignmentExpr: .discardAssignmentExpr
    case .doExpr: .doExpr(DoExprNode(node: node))
    case .floatLiteralExpr: .floatLiteralExpr(FloatLiteralExprNode(node: node))
    case .forceUnwrapExpr: .forceUnwrapExpr(ForceUnwrapExprNode(node: node))
    case .functionCallExpr: .functionCallExpr(FunctionCallExprNode(node: node))
    case .genericSpecializationExpr: .genericSpecializationExpr(GenericSpecializationExprNode(node: node))
    case .ifExpr: .ifExpr(IfExprNode(node: node))
    case .inOutExpr: .inOutExpr(InOutExprNode(node: node))
    case .infixOperatorExpr: .infixOperatorExpr(InfixOperatorExprNode(node: node))
    case .integerLiteralExpr: .integerLiteralExpr(IntegerLiteralExprNode(node: node))
    case .isExpr: .isExpr(IsExprNode(node: node))
    case .keyPathExpr: .keyPathExpr(KeyPathExprNode(node: node))
    case .macroExpansionExpr: .macroExpansionExpr(MacroExpansionExprNode(node: node))
    case .memberAccessExpr: .memberAccessExpr(MemberAccessExprNode(node: node))
    case .nilLiteralExpr: .nilLiteralExpr
    case .optionalChainingExpr: .optionalChainingExpr(OptionalChainingExprNode(node: node))
    case .packElementExpr: .packElementExpr(PackElementExprNode(node: node))
    case .packExpansionExpr: .packExpansionExpr(PackExpansionExprNode(node: node))
    case .patternExpr: .patternExpr(PatternExprNode(node: node))
    case .postfixIfConfigExpr: .postfixIfConfigExpr(PostfixIfConfigExprNode(node: node))
    case .postfixOperatorExpr: .postfixOperatorExpr(PostfixOperatorExprNode(node: node))
    case .prefixOperatorExpr: .prefixOperatorExpr(PrefixOperatorExprNode(node: node))
    case .regexLiteralExpr: .regexLiteralExpr
    case .sequenceExpr: .sequenceExpr(SequenceExprNode(node: node))
    case .simpleStringLiteralExpr: .simpleStringLiteralExpr(SimpleStringLiteralExprNode(node: node))
    case .stringLiteralExpr: .stringLiteralExpr(StringLiteralExprNode(node: node))
    case .subscriptCallExpr: .subscriptCallExpr(SubscriptCallExprNode(node: node))
    case .superExpr: .superExpr(SuperExprNode(node: node))
    case .switchExpr: .switchExpr(SwitchExprNode(node: node))
    case .ternaryExpr: .ternaryExpr(TernaryExprNode(node: node))
    case .tryExpr: .tryExpr(TryExprNode(node: node))
    case .tupleExpr: .tupleExpr(TupleExprNode(node: node))
    case .typeExpr: .typeExpr(TypeExprNode(node: node))
    case .unresolvedAsExpr: .unresolvedAsExpr(UnresolvedAsExprNode(node: node))
    case .unresolvedIsExpr: .unresolvedIsExpr
    case .unresolvedTernaryExpr: .unresolvedTernaryExpr(UnresolvedTernaryExprNode(node: node))
    case .unsafeExpr: .unsafeExpr(UnsafeExprNode(node: node))
    default: .other
    }
  }
}
