import SwiftSyntax

/// What a comment on a line of its own speaks of.
enum CommentTarget {
  /// The offset of the next code, whatever comments stand between; of the whole declaration if the comment stands in its
  /// head, such as between an attribute and the `func`.
  static func offset(of comment: Int, in tree: SourceFileSyntax) -> Int {
    guard let token = tree.token(at: AbsolutePosition(utf8Offset: comment)) else { return comment }
    let target = declaration(headedBy: token) ?? Syntax(token)
    return target.positionAfterSkippingLeadingTrivia.utf8Offset
  }

  /// The declaration among whose attributes, modifiers and first keyword a token is.
  private static func declaration(headedBy token: TokenSyntax) -> Syntax? {
    var part = Syntax(token)
    while let parent = part.parent {
      if parent.isProtocol(DeclSyntaxProtocol.self) { return isHead(part, of: parent) ? parent : nil }
      guard [.attribute, .attributeList, .declModifier, .declModifierList].contains(parent.kind) else { return nil }
      part = parent
    }
    return nil
  }

  private static func isHead(_ part: Syntax, of declaration: Syntax) -> Bool {
    for child in declaration.children(viewMode: .sourceAccurate) {
      if child.id == part.id { return true }
      guard child.kind == .attributeList || child.kind == .declModifierList else { return false }
    }
    return false
  }
}
