struct ArrayTypeNode: NodeView {
  let node: TreeNode
  var element: TypeNode { node[1] }
}

struct AttributedTypeNode: NodeView {
  let node: TreeNode
  var attributes: NodeList<AttributeListElement> { node[1] }
  var baseType: TypeNode { node[3] }
}

struct DictionaryTypeNode: NodeView {
  let node: TreeNode
  var key: TypeNode { node[1] }
  var value: TypeNode { node[3] }
}

struct FunctionTypeNode: NodeView {
  let node: TreeNode
  var parameters: NodeList<TupleTypeElementNode> { node[1] }
  var effectSpecifiers: EffectSpecifiersNode? { node[3] }
  var returnClause: ReturnClauseNode { node[4] }
}

struct GenericArgumentNode: NodeView {
  let node: TreeNode
  var argument: GenericArgumentContent { node[0] }
}

struct GenericArgumentClauseNode: NodeView {
  let node: TreeNode
  var arguments: NodeList<GenericArgumentNode> { node[1] }
}

struct IdentifierTypeNode: NodeView {
  let node: TreeNode
  var name: TokenNode { node[1] }
  var genericArgumentClause: GenericArgumentClauseNode? { node[2] }
}

struct ImplicitlyUnwrappedOptionalTypeNode: NodeView {
  let node: TreeNode
  var wrappedType: TypeNode { node[0] }
}

struct InlineArrayTypeNode: NodeView {
  let node: TreeNode
  var element: GenericArgumentNode { node[3] }
}

struct MemberTypeNode: NodeView {
  let node: TreeNode
  var baseType: TypeNode { node[0] }
  var name: TokenNode { node[3] }
  var genericArgumentClause: GenericArgumentClauseNode? { node[4] }
}

struct NamedOpaqueReturnTypeNode: NodeView {
  let node: TreeNode
  var type: TypeNode { node[1] }
}

struct OptionalTypeNode: NodeView {
  let node: TreeNode
  var wrappedType: TypeNode { node[0] }
}

struct PackElementTypeNode: NodeView {
  let node: TreeNode
  var pack: TypeNode { node[1] }
}

struct PackExpansionTypeNode: NodeView {
  let node: TreeNode
  var repetitionPattern: TypeNode { node[1] }
}

struct SomeOrAnyTypeNode: NodeView {
  let node: TreeNode
  var constraint: TypeNode { node[1] }
}

struct TupleTypeNode: NodeView {
  let node: TreeNode
  var elements: NodeList<TupleTypeElementNode> { node[1] }
}

struct TupleTypeElementNode: NodeView {
  let node: TreeNode
  var firstName: TokenNode? { node[1] }
  var type: TypeNode { node[4] }
  var ellipsis: TokenNode? { node[5] }
}
