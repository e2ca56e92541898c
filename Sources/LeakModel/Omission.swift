/// A part of a text to leave out, and what stands for it.
public struct Omission: Hashable, Sendable {
  public var range: SourceRange
  public var substitute: String
  public init(_ range: SourceRange, substitute: String = "") {
    self.range = range
    self.substitute = substitute
  }
}
