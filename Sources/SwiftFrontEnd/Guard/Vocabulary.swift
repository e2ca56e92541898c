/// Which of the words without which no obligation can begin occur in a file.
public struct Vocabulary: OptionSet, Sendable, Hashable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}
