import LeakModel
import SwiftSyntax

/// What a comment speaks of.
enum CommentTarget {
  /// For a comment on a line of its own, the offset of the next code, whatever comments stand between; of the whole declaration if the comment stands in its
  /// head, such as between an attribute and the `func`.
  ///
  /// - Parameter token: the token among whose trivia the comment is.
  static func offset(of comment: Int, at token: TokenSyntax?) -> Int {
    guard let token else { return comment }
    let target = declaration(headedBy: token) ?? Syntax(token)
    return target.positionAfterSkippingLeadingTrivia.utf8Offset
  }

  /// The `#if … #endif` whose `#if` stands on the line of a comment or is the next code after it; for `#elseif` and
  /// `#else` the clause alone.
  static func conditional(of comment: Int, isAlone: Bool, at next: TokenSyntax?) -> SourceRange? {
    guard let next else { return nil }
    let isBefore = comment < next.positionAfterSkippingLeadingTrivia.utf8Offset
    guard let token = isAlone || !isBefore ? next : next.previousToken(viewMode: .sourceAccurate),
      let clause = clause(headedBy: token)
    else { return nil }
    guard clause.poundKeyword.tokenKind == .poundIf else { return clause.byteRange }
    return clause.parent?.parent?.byteRange
  }

  /// The clause to whose first line a token belongs: its keyword, or a part of its condition.
  private static func clause(headedBy token: TokenSyntax) -> IfConfigClauseSyntax? {
    var part = Syntax(token)
    while let parent = part.parent {
      if let clause = parent.as(IfConfigClauseSyntax.self) {
        return part.id == clause.poundKeyword.id || part.id == clause.condition?.id ? clause : nil
      }
      guard parent.isProtocol(ExprSyntaxProtocol.self) || part.isProtocol(ExprSyntaxProtocol.self) else { return nil }
      part = parent
    }
    return nil
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

extension SyntaxProtocol {
  /// The node without the trivia around it.
  fileprivate var byteRange: SourceRange {
    SourceRange(
      start: positionAfterSkippingLeadingTrivia.utf8Offset, end: endPositionBeforeTrailingTrivia.utf8Offset)
  }
}
