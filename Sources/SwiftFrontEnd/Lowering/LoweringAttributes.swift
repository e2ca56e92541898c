import LeakAST
import SwiftSyntax

extension Lowering {
  /// Names without `@`, in order; those within `#if` count as written.
  mutating func attributeNames(_ list: AttributeListSyntax) -> [String] {
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

  mutating func attributeName(_ node: AttributeSyntax) -> String {
    if let plain = node.attributeName.as(IdentifierTypeSyntax.self) { return plain.name.plainName }
    if case .named(let name, _) = typeRef(node.attributeName) { return name }
    return ""
  }

  /// `static`, `private(set)`, `nonisolated(unsafe)`…
  func modifierName(_ node: DeclModifierSyntax) -> String {
    guard let detail = node.detail else { return node.name.spelling }
    return "\(node.name.spelling)(\(detail.detail.spelling))"
  }

  func modifierNames(_ list: DeclModifierListSyntax) -> [String] {
    list.lowered { modifierName($0) }
  }

  func throwing(_ clause: ThrowsClauseSyntax?) -> Throwing {
    guard let clause else { return .never }
    if clause.throwsSpecifier.spelling == "rethrows" { return .rethrows }
    let error = clause.type?.as(IdentifierTypeSyntax.self)?.name.spelling
    return error == "Never" ? .never : .throws
  }
}
