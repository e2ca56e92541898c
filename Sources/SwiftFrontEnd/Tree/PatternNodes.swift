import SwiftSyntax

struct ExpressionPatternNode: NodeView {
  let node: TreeNode
  var expression: ExprNode { node[0] }
}

struct IdentifierPatternNode: NodeView {
  let node: TreeNode
  var identifier: TokenNode { node[0] }
}

struct IsTypePatternNode: NodeView {
  let node: TreeNode
  var type: TypeNode { node[1] }
}

struct TuplePatternNode: NodeView {
  let node: TreeNode
  var elements: NodeList<TuplePatternElementNode> { node[1] }
}

struct TuplePatternElementNode: NodeView {
  let node: TreeNode
  var label: TokenNode? { node[0] }
  var pattern: PatternNode { node[2] }
}

struct ValueBindingPatternNode: NodeView {
  let node: TreeNode
  var bindingSpecifier: TokenNode { node[0] }
  var pattern: PatternNode { node[1] }
}

/// What a pattern is. Anything else is a wildcard.
enum PatternContent {
  case expressionPattern(ExpressionPatternNode)
  case identifierPattern(IdentifierPatternNode)
  case isTypePattern(IsTypePatternNode)
  case tuplePattern(TuplePatternNode)
  case valueBindingPattern(ValueBindingPatternNode)
  case other
}

struct PatternNode: NodeView {
  let node: TreeNode

  var content: PatternContent {
    switch node.kind {
    case .expressionPattern: .expressionPattern(ExpressionPatternNode(node: node))
    case .identifierPattern: .identifierPattern(IdentifierPatternNode(node: node))
    case .isTypePattern: .isTypePattern(IsTypePatternNode(node: node))
    case .tuplePattern: .tuplePattern(TuplePatternNode(node: node))
    case .valueBindingPattern: .valueBindingPattern(ValueBindingPatternNode(node: node))
    default: .other
    }
  }
}
