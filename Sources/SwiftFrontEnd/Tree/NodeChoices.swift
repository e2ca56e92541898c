import SwiftSyntax

/// Places of the grammar in which one of several things stands.

enum CodeBlockItemContent: NodeForm {
  case decl(DeclNode)
  case stmt(StmtNode)
  case expr(ExprNode)

  init(node: TreeNode) {
    if node.isDeclaration {
      self = .decl(DeclNode(node: node))
    } else if node.isStatement {
      self = .stmt(StmtNode(node: node))
    } else {
      self = .expr(ExprNode(node: node))
    }
  }
}

enum AccessorsContent: NodeForm {
  case accessors(NodeList<AccessorDeclNode>)
  /// The statements of a getter that is not written as one.
  case getter(NodeList<CodeBlockItemNode>)

  init(node: TreeNode) {
    self = node.kind == .accessorDeclList ? .accessors(NodeList(node: node)) : .getter(NodeList(node: node))
  }
}

enum ElseContent: NodeForm {
  case ifExpr(IfExprNode)
  case codeBlock(CodeBlockNode)

  init(node: TreeNode) {
    self = node.kind == .ifExpr ? .ifExpr(IfExprNode(node: node)) : .codeBlock(CodeBlockNode(node: node))
  }
}

enum YieldedContent: NodeForm {
  case multiple(YieldedExpressionsClauseNode)
  case single(ExprNode)

  init(node: TreeNode) {
    self =
      node.kind == .yieldedExpressionsClause
      ? .multiple(YieldedExpressionsClauseNode(node: node)) : .single(ExprNode(node: node))
  }
}

enum DictionaryContent: NodeForm {
  /// `[:]`
  case colon
  case elements(NodeList<DictionaryElementNode>)

  init(node: TreeNode) { self = node.kind == .dictionaryElementList ? .elements(NodeList(node: node)) : .colon }
}

enum KeyPathComponentContent: NodeForm {
  case property(KeyPathPropertyComponentNode)
  case `subscript`
  case optional(KeyPathOptionalComponentNode)
  case other

  init(node: TreeNode) {
    self =
      switch node.kind {
      case .keyPathPropertyComponent: .property(KeyPathPropertyComponentNode(node: node))
      case .keyPathSubscriptComponent: .subscript
      case .keyPathOptionalComponent: .optional(KeyPathOptionalComponentNode(node: node))
      default: .other
      }
  }
}

enum StringSegmentContent: NodeForm {
  case stringSegment(StringSegmentNode)
  case expressionSegment(ExpressionSegmentNode)

  init(node: TreeNode) {
    self =
      node.kind == .stringSegment
      ? .stringSegment(StringSegmentNode(node: node)) : .expressionSegment(ExpressionSegmentNode(node: node))
  }
}

enum ClosureParametersContent: NodeForm {
  /// `a, b in`
  case simpleInput(NodeList<ClosureShorthandParameterNode>)
  case parameterClause(ClosureParameterClauseNode)

  init(node: TreeNode) {
    self =
      node.kind == .closureParameterClause
      ? .parameterClause(ClosureParameterClauseNode(node: node)) : .simpleInput(NodeList(node: node))
  }
}

enum SwitchCaseListElement: NodeForm {
  case switchCase(SwitchCaseNode)
  case ifConfigDecl(IfConfigDeclNode)

  init(node: TreeNode) {
    self =
      node.kind == .ifConfigDecl
      ? .ifConfigDecl(IfConfigDeclNode(node: node)) : .switchCase(SwitchCaseNode(node: node))
  }
}

struct SwitchLabelNode: NodeView {
  let node: TreeNode

  enum Content {
    case `default`
    case `case`(SwitchCaseLabelNode)
  }

  var content: Content { node.kind == .switchCaseLabel ? .case(SwitchCaseLabelNode(node: node)) : .default }
}

struct ConditionNode: NodeView {
  let node: TreeNode

  enum Content {
    case expression(ExprNode)
    case availability
    case matchingPattern(MatchingPatternConditionNode)
    case optionalBinding(OptionalBindingConditionNode)
  }

  var content: Content {
    switch node.kind {
    case .availabilityCondition: .availability
    case .matchingPatternCondition: .matchingPattern(MatchingPatternConditionNode(node: node))
    case .optionalBindingCondition: .optionalBinding(OptionalBindingConditionNode(node: node))
    default: .expression(ExprNode(node: node))
    }
  }
}

enum AttributeListElement: NodeForm {
  case attribute(AttributeNode)
  case ifConfigDecl(IfConfigDeclNode)

  init(node: TreeNode) {
    self =
      node.kind == .ifConfigDecl ? .ifConfigDecl(IfConfigDeclNode(node: node)) : .attribute(AttributeNode(node: node))
  }
}

enum RequirementContent: NodeForm {
  case conformanceRequirement(ConformanceRequirementNode)
  case other

  init(node: TreeNode) {
    self =
      node.kind == .conformanceRequirement
      ? .conformanceRequirement(ConformanceRequirementNode(node: node)) : .other
  }
}

enum GenericArgumentContent: NodeForm {
  case type(TypeNode)
  case expr(ExprNode)

  init(node: TreeNode) { self = node.isType ? .type(TypeNode(node: node)) : .expr(ExprNode(node: node)) }
}

/// What stands in a clause of `#if`.
enum ClauseContent: NodeForm {
  case statements(NodeList<CodeBlockItemNode>)
  case switchCases(NodeList<SwitchCaseListElement>)
  case decls(NodeList<MemberBlockItemNode>)
  case postfixExpression(ExprNode)
  case attributes(NodeList<AttributeListElement>)

  init(node: TreeNode) {
    self =
      switch node.kind {
      case .codeBlockItemList: .statements(NodeList(node: node))
      case .switchCaseList: .switchCases(NodeList(node: node))
      case .memberBlockItemList: .decls(NodeList(node: node))
      case .attributeList: .attributes(NodeList(node: node))
      default: .postfixExpression(ExprNode(node: node))
      }
  }
}
