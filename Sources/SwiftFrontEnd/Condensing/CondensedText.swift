import LeakModel

/// A text without comments, indents, blank lines and some bodies, with the places that its lines have in the whole text.
///
/// The parser makes the same tree of it, of what is left out apart.
public struct CondensedText: Sendable {
  public var bytes: [UInt8]
  public var origins: LineOrigins
}

extension SwiftFrontEnd {
  /// Condenses a text that parses without errors; of any other nothing may be left out.
  ///
  /// - Parameter omissions: in order, and apart from each other.
  public static func condense(_ bytes: [UInt8], omitting omissions: [Omission]) -> CondensedText {
    bytes.withUnsafeBufferPointer { buffer in
      guard let layout = SourceScanner.layout(of: buffer), !layout.hasConflicts else { return verbatim(buffer) }
      return TextCondenser.condense(buffer, layout, omissions)
    }
  }

  /// The whole text.
  public static func verbatim(_ bytes: [UInt8]) -> CondensedText { bytes.withUnsafeBufferPointer { verbatim($0) } }

  private static func verbatim(_ bytes: UnsafeBufferPointer<UInt8>) -> CondensedText {
    let layout = TextLayout(literals: [0..<bytes.count])
    return TextCondenser.condense(bytes, layout, [])
  }
}
