import LeakModel
@_spi(RawSyntax) import SwiftSyntax

/// A node of the tree that the parser made, and where it begins.
///
/// swift-syntax offers that tree in two forms. `Syntax` knows parents and positions; for that it makes an object, under a
/// lock, of each node that is looked at, and counts references to it, which takes two thirds of the time that parsing
/// does. The raw tree below is just there. It has no positions: whoever goes down adds up lengths, as is done here.
///
/// Nodes do not retain the tree: it must outlive them.
struct TreeNode {
  /// `nil` for a node that its parent must have and, in a tree of another version, has not.
  private let raw: RawSyntax?
  /// UTF-8 offset of the first byte, trivia included.
  private let offset: Int

  init(_ tree: SourceFileSyntax) {
    raw = tree.raw
    offset = 0
  }

  private init(raw: RawSyntax?, offset: Int) {
    self.raw = raw
    self.offset = offset
  }

  var kind: SyntaxKind { raw?.kind ?? .missing }

  /// The child that swift-syntax lists in this place, if it is there.
  subscript<Form: NodeForm>(_ place: Int) -> Form? { child(place).map { Form(node: $0) } }

  /// The child in this place, which the grammar demands.
  subscript<Form: NodeForm>(_ place: Int) -> Form {
    Form(node: child(place) ?? TreeNode(raw: nil, offset: offset))
  }

  private func child(_ place: Int) -> TreeNode? {
    guard let children = raw?.layoutView?.children else { return nil }
    // Before each child, and behind the last, there is a place for what the parser did not expect there.
    var before = place * 2 + 1
    var start = offset
    for child in children {
      if before == 0 { return child.map { TreeNode(raw: $0, offset: start) } }
      if let child { start += child.byteLength }
      before -= 1
    }
    return nil
  }
}

// MARK: Places

extension TreeNode {
  /// UTF-8 offset of the first byte that is not trivia.
  var startOffset: Int { offset + (raw?.leadingTriviaByteLength ?? 0) }

  /// UTF-8 offset after the last byte that is not trivia.
  var endOffset: Int {
    guard let raw else { return offset }
    return offset + raw.byteLength - raw.trailingTriviaByteLength
  }

  /// The node as written, without the trivia around it. For the few small nodes of which nothing else is kept.
  var writtenText: String {
    guard let raw else { return "" }
    var bytes: [UInt8] = []
    raw.withEachSyntaxText { text, _ in bytes += text }
    return String(
      decoding: bytes.dropFirst(raw.leadingTriviaByteLength).dropLast(raw.trailingTriviaByteLength), as: UTF8.self)
  }

  /// What stands before the node: comments, blanks, the ends of lines.
  var leadingText: String {
    var first = raw
    while let children = first?.layoutView?.children {
      first = children.lazy.compactMap { $0 }.first { $0.byteLength > 0 }
    }
    guard let first else { return "" }
    var bytes: [UInt8] = []
    first.withEachSyntaxText { text, _ in bytes += text }
    return String(decoding: bytes.prefix(first.leadingTriviaByteLength), as: UTF8.self)
  }

  /// The text of a token; empty for any other node.
  var tokenText: SyntaxText { raw?.tokenView?.rawText ?? "" }
}

// MARK: Lists

extension TreeNode {
  var childCount: Int { raw?.layoutView?.children.count ?? 0 }

  /// The children of a list, in order.
  struct Children: IteratorProtocol {
    private var rest: UnsafeBufferPointer<RawSyntax?>.Iterator?
    private var offset: Int

    init(of node: TreeNode) {
      rest = node.raw?.layoutView?.children.makeIterator()
      offset = node.offset
    }

    mutating func next() -> TreeNode? {
      while let place = rest?.next() {
        guard let child = place else { continue }
        defer { offset += child.byteLength }
        return TreeNode(raw: child, offset: offset)
      }
      return nil
    }
  }
}

// MARK: Kinds

extension TreeNode {
  var isDeclaration: Bool { raw.map(RawDeclSyntax.isKindOf) ?? false }
  var isStatement: Bool { raw.map(RawStmtSyntax.isKindOf) ?? false }
  var isType: Bool { raw.map(RawTypeSyntax.isKindOf) ?? false }
}
