import SwiftSyntax

/// What a type is, as far as lowering tells types apart.
enum TypeContent {
  case arrayType(ArrayTypeNode)
  case attributedType(AttributedTypeNode)
  case dictionaryType(DictionaryTypeNode)
  case functionType(FunctionTypeNode)
  case identifierType(IdentifierTypeNode)
  case implicitlyUnwrappedOptionalType(ImplicitlyUnwrappedOptionalTypeNode)
  case inlineArrayType(InlineArrayTypeNode)
  case memberType(MemberTypeNode)
  case namedOpaqueReturnType(NamedOpaqueReturnTypeNode)
  case optionalType(OptionalTypeNode)
  case packElementType(PackElementTypeNode)
  case packExpansionType(PackExpansionTypeNode)
  case someOrAnyType(SomeOrAnyTypeNode)
  case tupleType(TupleTypeNode)
  case other
}

struct TypeNode: NodeView {
  let node: TreeNode

  var content: TypeContent {
    switch node.kind {
    case .arrayType: .arrayType(ArrayTypeNode(node: node))
    case .attributedType: .attributedType(AttributedTypeNode(node: node))
    case .dictionaryType: .dictionaryType(DictionaryTypeNode(node: node))
    case .functionType: .functionType(FunctionTypeNode(node: node))
    case .identifierType: .identifierType(IdentifierTypeNode(node: node))
    case .implicitlyUnwrappedOptionalType:
      .implicitlyUnwrappedOptionalType(ImplicitlyUnwrappedOptionalTypeNode(node: node))
    case .inlineArrayType: .inlineArrayType(InlineArrayTypeNode(node: node))
    case .memberType: .memberType(MemberTypeNode(node: node))
    case .namedOpaqueReturnType: .namedOpaqueReturnType(NamedOpaqueReturnTypeNode(node: node))
    case .optionalType: .optionalType(OptionalTypeNode(node: node))
    case .packElementType: .packElementType(PackElementTypeNode(node: node))
    case .packExpansionType: .packExpansionType(PackExpansionTypeNode(node: node))
    case .someOrAnyType: .someOrAnyType(SomeOrAnyTypeNode(node: node))
    case .tupleType: .tupleType(TupleTypeNode(node: node))
    default: .other
    }
  }
}
