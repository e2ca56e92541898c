import LeakAST
import LeakModel

/// What has arguments in parentheses or brackets and closures after them.
protocol ArgumentHolder {
  var arguments: NodeList<LabeledExprNode> { get }
  var trailingClosure: ClosureExprNode? { get }
  var additionalTrailingClosures: NodeList<MultipleTrailingClosureElementNode> { get }
}

extension FunctionCallExprNode: ArgumentHolder {}
extension SubscriptCallExprNode: ArgumentHolder {}
extension MacroExpansionExprNode: ArgumentHolder {}
extension MacroExpansionDeclNode: ArgumentHolder {}

extension Lowering {
  mutating func arguments(_ list: NodeList<LabeledExprNode>) -> [Argument] {
    list.lowered { Argument(label: $0.label?.plainName, value: expression($0.expression)) }
  }

  /// The written arguments, then the trailing closures.
  mutating func arguments(of node: some ArgumentHolder) -> [Argument] {
    var result = arguments(node.arguments)
    guard let first = node.trailingClosure else { return result }
    result.append(trailing(first, label: nil))
    for element in node.additionalTrailingClosures {
      let label = element.label.plainName
      result.append(trailing(element.closure, label: label == "_" ? nil : label))
    }
    return result
  }

  private mutating func trailing(_ node: ClosureExprNode, label: String?) -> Argument {
    Argument(label: label, value: expression(ExprNode(node: node.node)), isTrailingClosure: true)
  }

  /// The last name of what is called, also behind `?`, `!` and generic arguments; else the callee's range.
  func nameRange(ofCallee callee: ExprNode) -> SourceRange {
    var current = callee
    while true {
      switch current.content {
      case .declReferenceExpr(let name): return name.baseName.byteRange
      case .memberAccessExpr(let member): return member.declName.baseName.byteRange
      case .superExpr(let name): return name.superKeyword.byteRange
      case .optionalChainingExpr(let inner): current = inner.expression
      case .forceUnwrapExpr(let inner): current = inner.expression
      case .genericSpecializationExpr(let inner): current = inner.expression
      default: return callee.byteRange
      }
    }
  }
}
