extension SarifMessage {
  /// Turns words of a message into links. Each stretch of text is linked at most once.
  struct Linker {
    private enum Piece {
      case words(Substring)
      case link(Substring, Int)
    }
    private var pieces: [Piece]

    init(message: String) { pieces = [.words(message[...])] }

    /// Links the first `mention` that stands by itself: not a part of a longer number. False if there is none left.
    mutating func link(_ mention: String, to id: Int) -> Bool {
      for (index, piece) in pieces.enumerated() {
        guard case .words(let words) = piece, let range = Self.find(mention, in: words) else { continue }
        pieces.replaceSubrange(
          index...index,
          with: [.words(words[..<range.lowerBound]), .link(words[range], id), .words(words[range.upperBound...])])
        return true
      }
      return false
    }

    var text: String {
      pieces.reduce(into: "") { text, piece in
        switch piece {
        case .words(let words): text += SarifMessage.literal(String(words))
        case .link(let words, let id): text += SarifMessage.link(String(words), to: id)
        }
      }
    }

    private static func find(_ mention: String, in words: Substring) -> Range<Substring.Index>? {
      var start = words.startIndex
      while start < words.endIndex {
        let rest = words[start...]
        if rest.hasPrefix(mention) {
          let end = words.index(start, offsetBy: mention.count)
          if end == words.endIndex || !words[end].isNumber { return start..<end }
        }
        start = words.index(after: start)
      }
      return nil
    }
  }
}
