import LeakAST
import LeakModel

/// The parser reads most patterns of a `case` as expressions with patterns in them. This gives them their shape.
extension Lowering {
  mutating func pattern(from node: ExprNode, binding: BindingKeyword?) -> Pattern {
    guard hasRoom() else { return Pattern(.expr(truncatedExpression(node)), range: node.byteRange) }
    depth += 1
    defer { depth -= 1 }
    let range = node.byteRange
    switch node.content {
    case .patternExpr(let inner): return pattern(inner.pattern, binding: binding)
    case .discardAssignmentExpr: return Pattern(.wildcard, range: range)
    case .declReferenceExpr(let name) where binding != nil:
      return Pattern(.name(name.baseName.plainName, isVar: binding == .variable), range: range)
    case .optionalChainingExpr(let chain):
      return Pattern(.optional(pattern(from: chain.expression, binding: binding)), range: range)
    case .tupleExpr(let tuple):
      let elements = self.elements(tuple.elements, binding: binding)
      if elements.count == 1, elements[0].label == nil { return elements[0].pattern }
      return Pattern(.tuple(elements), range: range)
    case .memberAccessExpr(let member):
      return enumCase(member, payload: nil, binding: binding) ?? comparison(node)
    case .functionCallExpr(let call): return callPattern(call, binding: binding) ?? comparison(node)
    case .sequenceExpr(let sequence): return castPattern(sequence, binding: binding) ?? comparison(node)
    default: return comparison(node)
    }
  }

  /// Compared with `~=`.
  private mutating func comparison(_ node: ExprNode) -> Pattern {
    let expr = expression(node)
    return Pattern(.expr(expr), range: expr.range)
  }

  private mutating func elements(_ list: NodeList<LabeledExprNode>, binding: BindingKeyword?) -> [Pattern.Element] {
    list.lowered {
      Pattern.Element(label: $0.label?.plainName, pattern: pattern(from: $0.expression, binding: binding))
    }
  }

  /// `.name(payload)` and `Type.name(payload)`.
  private mutating func callPattern(_ call: FunctionCallExprNode, binding: BindingKeyword?) -> Pattern? {
    guard call.trailingClosure == nil, case .memberAccessExpr(let member) = call.calledExpression.content else {
      return nil
    }
    return enumCase(member, payload: call, binding: binding)
  }

  /// `nil` where what stands before the dot is not the name of a type.
  private mutating func enumCase(
    _ member: MemberAccessExprNode, payload: FunctionCallExprNode?, binding: BindingKeyword?
  ) -> Pattern? {
    var type: String?
    if let base = member.base {
      guard let path = dottedName(base), startsUppercase(lastComponent(path)) else { return nil }
      type = path
    }
    let payloadElements = payload.map { elements($0.arguments, binding: binding) } ?? []
    let range = payload?.byteRange ?? member.byteRange
    let name = member.declName.baseName.plainName
    return Pattern(.enumCase(type: type, name: name, payload: payloadElements), range: range)
  }

  /// `pattern as Type`
  private mutating func castPattern(_ node: SequenceExprNode, binding: BindingKeyword?) -> Pattern? {
    let parts = Array(node.elements)
    guard parts.count == 3, case .unresolvedAsExpr(let cast) = parts[1].content,
      cast.questionOrExclamationMark == nil, case .typeExpr(let type) = parts[2].content
    else { return nil }
    let inner = pattern(from: parts[0], binding: binding)
    return Pattern(.asType(inner, typeRef(type.type)), range: node.byteRange)
  }
}
