import LeakAST
import LeakModel
import SwiftSyntax

/// What classes, structs, enums, protocols, actors and extensions have in common.
protocol TypeDeclaration: SyntaxProtocol {
  var attributes: AttributeListSyntax { get }
  var modifiers: DeclModifierListSyntax { get }
  var inheritanceClause: InheritanceClauseSyntax? { get }
  var genericWhereClause: GenericWhereClauseSyntax? { get }
  var memberBlock: MemberBlockSyntax { get }
}

extension ClassDeclSyntax: TypeDeclaration {}
extension StructDeclSyntax: TypeDeclaration {}
extension EnumDeclSyntax: TypeDeclaration {}
extension ProtocolDeclSyntax: TypeDeclaration {}
extension ActorDeclSyntax: TypeDeclaration {}
extension ExtensionDeclSyntax: TypeDeclaration {}

extension Lowering {
  /// `nil` for declarations that declare no type.
  mutating func typeDeclaration(_ content: DeclSyntaxEnum) -> TypeDecl? {
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
    _ node: some TypeDeclaration, _ kind: TypeDecl.Kind, _ name: String, _ generics: GenericParameterClauseSyntax?
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
  private func extendedName(_ node: ExtensionDeclSyntax) -> String {
    var components: [String] = []
    var current = node.extendedType
    while let member = current.as(MemberTypeSyntax.self) {
      components.append(member.name.plainName)
      current = member.baseType
    }
    switch current.as(TypeSyntaxEnum.self) {
    case .identifierType(let type): components.append(type.name.plainName)
    case .arrayType: components.append("Array")
    case .dictionaryType: components.append("Dictionary")
    case .optionalType: components.append("Optional")
    default: components.append(current.writtenText)
    }
    return components.reversed().joined(separator: ".")
  }

  mutating func members(_ list: MemberBlockItemListSyntax) -> [Stmt] {
    list.lowered { declaration($0.decl) }
  }
}
