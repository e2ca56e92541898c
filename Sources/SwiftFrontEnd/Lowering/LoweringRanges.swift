import LeakModel
@_spi(RawSyntax) import SwiftSyntax

/// Here it always means ours, and never the one of swift-syntax with its lines and columns.
typealias SourceRange = LeakModel.SourceRange

extension SyntaxProtocol {
  /// UTF-8 offset of the first byte that is not trivia.
  var startOffset: Int { positionAfterSkippingLeadingTrivia.utf8Offset }

  /// UTF-8 offset after the last byte that is not trivia.
  var endOffset: Int { endPositionBeforeTrailingTrivia.utf8Offset }

  /// The node without the trivia around it.
  var byteRange: SourceRange { SourceRange(start: startOffset, end: endOffset) }
}

extension SyntaxProtocol {
  /// The node as written, without the trivia around it. For the few small nodes of which nothing else is kept.
  var writtenText: String {
    let bytes = syntaxTextBytes
    let content = bytes.dropFirst(leadingTriviaLength.utf8Length).dropLast(trailingTriviaLength.utf8Length)
    return String(decoding: content, as: UTF8.self)
  }
}

extension TokenSyntax {
  /// The token as written: what `text` gives, without the detour by the token's kind.
  var spelling: String { String(syntaxText: rawText) }

  func isSpelled(_ word: StaticString) -> Bool { rawText == SyntaxText(word) }

  /// The identifier without backticks; `""` for a token that is missing.
  var plainName: String {
    let text = rawText
    let tick = UInt8(ascii: "`")
    guard text.count > 2, text.first == tick, text.last == tick else { return String(syntaxText: text) }
    return String(syntaxText: SyntaxText(rebasing: text.dropFirst().dropLast()))
  }
}

extension SyntaxCollection {
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
