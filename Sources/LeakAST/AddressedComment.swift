import LeakModel

/// A comment that speaks to leaklint: `// leaklint:ignore …`.
public struct AddressedComment: Hashable, Sendable {
  /// From its slashes to the end of the line; to its end if it is a block comment.
  public var text: String
  public var range: SourceRange
  /// Byte offset at which the spaces before it begin.
  public var codeEnd: Int
  /// Nothing but spaces stands before it on its line.
  public var isAlone: Bool
  /// Byte offset of the code that it speaks of: on its line, or the next code if it stands alone. That is the start of a
  /// declaration if the comment stands before or among its attributes.
  public var target: Int
  /// The `#if … #endif` that it speaks of, or the clause of it: it stands before `#if`, `#elseif` or `#else`, or on that
  /// line.
  public var conditional: SourceRange?
  public init(
    text: String, range: SourceRange, codeEnd: Int, isAlone: Bool, target: Int, conditional: SourceRange? = nil
  ) {
    self.text = text
    self.range = range
    self.codeEnd = codeEnd
    self.isAlone = isAlone
    self.target = target
    self.conditional = conditional
  }
}
