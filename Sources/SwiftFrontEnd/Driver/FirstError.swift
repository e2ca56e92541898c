import SwiftSyntax

/// Finds the first place where the parser could not make sense of a file.
enum FirstError {
  /// Byte offset of the first node that is unexpected or missing; `nil` if the tree has no error.
  ///
  /// Goes down only where an error lies, so that it costs next to nothing, and with a loop.
  static func offset(in tree: SourceFileSyntax) -> Int? {
    guard tree.hasError else { return nil }
    var node = Syntax(tree)
    while !node.is(UnexpectedNodesSyntax.self), let child = node.children(viewMode: .all).first(where: { isFaulty($0) })
    {
      node = child
    }
    return node.positionAfterSkippingLeadingTrivia.utf8Offset
  }

  private static func isFaulty(_ node: Syntax) -> Bool {
    node.hasError || (node.is(TokenSyntax.self) && node.as(TokenSyntax.self)?.presence == .missing)
  }
}
