import LeakModel

/// A line comment that speaks to leaklint: `// leaklint:ignore …`.
public struct AddressedComment: Hashable, Sendable {
  /// From its slashes to the end of the line.
  public var text: String
  public var range: SourceRange
  /// Byte offset at which the spaces before it begin.
  public var codeEnd: Int
  /// Nothing but spaces stands before it on its line.
  public var isAlone: Bool
  public init(text: String, range: SourceRange, codeEnd: Int, isAlone: Bool) {
    self.text = text
    self.range = range
    self.codeEnd = codeEnd
    self.isAlone = isAlone
  }
}
