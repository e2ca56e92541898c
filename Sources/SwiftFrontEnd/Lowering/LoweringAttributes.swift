import LeakAST

extension Lowering {
  /// Names without `@`, in order; those within `#if` count as written.
  mutating func attributeNames(_ list: NodeList<AttributeListElement>) -> [String] {
    guard list.count > 0 else { return [] }
    var names: [String] = []
    for element in list {
      switch element {
      case .attribute(let attribute): names.append(attributeName(attribute))
      case .ifConfigDecl(let config):
        for clause in config.clauses {
          if case .attributes(let inner)? = clause.elements { names += attributeNames(inner) }
        }
      }
    }
    return names
  }

  mutating func attributeName(_ node: AttributeNode) -> String {
    if case .identifierType(let plain) = node.attributeName.content { return plain.name.plainName }
    if case .named(let name, _) = typeRef(node.attributeName) { return name }
    return ""
  }

  /// `static`, `private(set)`, `nonisolated(unsafe)`…
  func modifierName(_ node: DeclModifierNode) -> String {
    guard let detail = node.detail else { return node.name.spelling }
    return "\(node.name.spelling)(\(detail.detail.spelling))"
  }

  func modifierNames(_ list: NodeList<DeclModifierNode>) -> [String] {
    list.lowered { modifierName($0) }
  }

  func throwing(_ clause: ThrowsClauseNode?) -> Throwing {
    guard let clause else { return .never }
    if clause.throwsSpecifier.spelling == "rethrows" { return .rethrows }
    if case .identifierType(let error)? = clause.type?.content, error.name.isSpelled("Never") { return .never }
    return .throws
  }
}
