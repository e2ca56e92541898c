import LeakAST
import LeakModel

extension Lowering {
  /// `nil` for declarations that declare no type.
  mutating func typeDeclaration(_ content: DeclContent) -> TypeDecl? {
    switch content {
    case .classDecl(let decl): type(decl, .class, decl.name.plainName, decl.genericParameterClause)
    case .structDecl(let decl): type(decl, .struct, decl.name.plainName, decl.genericParameterClause)
    case .enumDecl(let decl): type(decl, .enum, decl.name.plainName, decl.genericParameterClause)
    case .actorDecl(let decl): type(decl, .actor, decl.name.plainName, decl.genericParameterClause)
    case .protocolDecl(let decl): type(decl, .protocol, decl.name.plainName, nil)
    case .extensionDecl(let decl): type(decl, .extension, extendedName(decl), nil)
    default: nil
    }
  }

  private mutating func type(
    _ node: some TypeDeclNode, _ kind: TypeDecl.Kind, _ name: String, _ generics: GenericParameterClauseNode?
  ) -> TypeDecl {
    var result = TypeDecl(
      kind: kind, name: name, generics: genericNames(generics),
      inherited: node.inheritanceClause?.inheritedTypes.lowered { typeRef($0.type) } ?? [],
      attributes: attributeNames(node.attributes), modifiers: modifierNames(node.modifiers),
      members: members(node.memberBlock.members), range: node.byteRange)
    result.constraints = constraints(generics, node.genericWhereClause)
    return result
  }

  /// The short spellings `[T]` and `T?` stand for the types they mean.
  private func extendedName(_ node: ExtensionDeclNode) -> String {
    var components: [String] = []
    var current = node.extendedType
    while case .memberType(let member) = current.content {
      components.append(member.name.plainName)
      current = member.baseType
    }
    switch current.content {
    case .identifierType(let type): components.append(type.name.plainName)
    case .arrayType: components.append("Array")
    case .dictionaryType: components.append("Dictionary")
    case .optionalType: components.append("Optional")
    default: components.append(current.writtenText)
    }
    return components.reversed().joined(separator: ".")
  }

  mutating func members(_ list: NodeList<MemberBlockItemNode>) -> [Stmt] {
    list.lowered { declaration($0.decl) }
  }
}
