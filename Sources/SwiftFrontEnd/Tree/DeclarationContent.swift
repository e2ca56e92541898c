import SwiftSyntax

/// What a declaration is, as far as lowering tells declarations apart.
enum DeclContent {
  case accessorDecl(AccessorDeclNode)
  case actorDecl(ActorDeclNode)
  case classDecl(ClassDeclNode)
  case deinitializerDecl(DeinitializerDeclNode)
  case enumCaseDecl(EnumCaseDeclNode)
  case enumDecl(EnumDeclNode)
  case extensionDecl(ExtensionDeclNode)
  case functionDecl(FunctionDeclNode)
  case ifConfigDecl(IfConfigDeclNode)
  case importDecl(ImportDeclNode)
  case initializerDecl(InitializerDeclNode)
  case macroExpansionDecl(MacroExpansionDeclNode)
  case protocolDecl(ProtocolDeclNode)
  case structDecl(StructDeclNode)
  case subscriptDecl(SubscriptDeclNode)
  case typeAliasDecl(TypeAliasDeclNode)
  case variableDecl(VariableDeclNode)
  case other
}

struct DeclNode: NodeView {
  let node: TreeNode

  var content: DeclContent {
    switch node.kind {
    case .accessorDecl: .accessorDecl(AccessorDeclNode(node: node))
    case .actorDecl: .actorDecl(ActorDeclNode(node: node))
    case .classDecl: .classDecl(ClassDeclNode(node: node))
    case .deinitializerDecl: .deinitializerDecl(DeinitializerDeclNode(node: node))
    case .enumCaseDecl: .enumCaseDecl(EnumCaseDeclNode(node: node))
    case .enumDecl: .enumDecl(EnumDeclNode(node: node))
    case .extensionDecl: .extensionDecl(ExtensionDeclNode(node: node))
    case .functionDecl: .functionDecl(FunctionDeclNode(node: node))
    case .ifConfigDecl: .ifConfigDecl(IfConfigDeclNode(node: node))
    case .importDecl: .importDecl(ImportDeclNode(node: node))
    case .initializerDecl: .initializerDecl(InitializerDeclNode(node: node))
    case .macroExpansionDecl: .macroExpansionDecl(MacroExpansionDeclNode(node: node))
    case .protocolDecl: .protocolDecl(ProtocolDeclNode(node: node))
    case .structDecl: .structDecl(StructDeclNode(node: node))
    case .subscriptDecl: .subscriptDecl(SubscriptDeclNode(node: node))
    case .typeAliasDecl: .typeAliasDecl(TypeAliasDeclNode(node: node))
    case .variableDecl: .variableDecl(VariableDeclNode(node: node))
    default: .other
    }
  }
}
