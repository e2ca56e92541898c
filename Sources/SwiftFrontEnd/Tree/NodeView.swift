import LeakModel
@_spi(RawSyntax) import SwiftSyntax

/// Here it always means ours, and never the one of swift-syntax with its lines and columns.
typealias SourceRange = LeakModel.SourceRange

/// What a node may be read as.
protocol NodeForm {
  init(node: TreeNode)
}

/// A node that is known to be of some kind, with what such nodes consist of: `node[2]` is the third part that
/// swift-syntax lists for them.
protocol NodeView: NodeForm {
  var node: TreeNode { get }
}

extension NodeView {
  /// UTF-8 offset of the first byte that is not trivia.
  var startOffset: Int { node.startOffset }

  /// UTF-8 offset after the last byte that is not trivia.
  var endOffset: Int { node.endOffset }

  /// The node without the trivia around it.
  var byteRange: SourceRange { SourceRange(start: startOffset, end: endOffset) }

  var writtenText: String { node.writtenText }
}

/// Nodes of one kind, one after the other.
struct NodeList<Element: NodeForm>: NodeView, Sequence {
  let node: TreeNode

  var count: Int { node.childCount }
  var isEmpty: Bool { count == 0 }

  struct Iterator: IteratorProtocol {
    fileprivate var children: TreeNode.Children
    mutating func next() -> Element? { children.next().map { Element(node: $0) } }
  }

  func makeIterator() -> Iterator { Iterator(children: TreeNode.Children(of: node)) }

  /// `map` in one pass with nothing done for an empty list.
  func lowered<Result>(_ transform: (Element) -> Result) -> [Result] {
    let count = self.count
    guard count > 0 else { return [] }
    var result: [Result] = []
    result.reserveCapacity(count)
    for element in self { result.append(transform(element)) }
    return result
  }
}

struct TokenNode: NodeView {
  let node: TreeNode

  /// The token as written.
  var spelling: String { String(syntaxText: node.tokenText) }

  func isSpelled(_ word: StaticString) -> Bool { node.tokenText == SyntaxText(word) }

  /// The identifier without backticks; `""` for a token that is missing.
  var plainName: String {
    let text = node.tokenText
    let tick = UInt8(ascii: "`")
    guard text.count > 2, text.first == tick, text.last == tick else { return String(syntaxText: text) }
    return String(syntaxText: SyntaxText(rebasing: text.dropFirst().dropLast()))
  }
}
