import LeakModel
import SwiftSyntax

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

extension TokenSyntax {
  /// The identifier without backticks; `""` for a token that is missing.
  var plainName: String {
    let text = self.text
    guard text.utf8.count > 2, text.utf8.first == UInt8(ascii: "`"), text.utf8.last == UInt8(ascii: "`") else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }
}
