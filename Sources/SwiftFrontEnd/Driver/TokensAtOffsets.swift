import SwiftSyntax

/// The tokens in which some offsets lie, found in one walk: looking each up by itself goes through all statements of the file
/// once for each.
struct TokensAtOffsets {
  private var tokens: [Int: TokenSyntax] = [:]

  /// - Parameter offsets: in ascending order.
  init(_ offsets: [Int], in tree: SourceFileSyntax) {
    if !offsets.isEmpty { find(offsets[...], in: Syntax(tree)) }
  }

  /// The token that an offset lies in, or in the trivia of.
  subscript(offset: Int) -> TokenSyntax? { tokens[offset] }

  private mutating func find(_ offsets: ArraySlice<Int>, in node: Syntax) {
    if let token = node.as(TokenSyntax.self) {
      for offset in offsets { tokens[offset] = token }
      return
    }
    var rest = offsets
    for child in node.children(viewMode: .sourceAccurate) {
      let end = child.endPosition.utf8Offset
      let inside = rest.prefix { $0 < end }
      if !inside.isEmpty { find(inside, in: child) }
      rest = rest.dropFirst(inside.count)
      if rest.isEmpty { return }
    }
  }
}
