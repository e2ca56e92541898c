/// The index of a file in one run's list of inputs.
public struct FileID: Hashable, Sendable, Comparable {
  public var index: Int32
  public init(_ index: Int) { self.index = Int32(clamping: index) }
  public static func < (a: FileID, b: FileID) -> Bool { a.index < b.index }
}

/// A range in one file of the run: what engine and rules speak of.
public struct Location: Hashable, Sendable {
  public var file: FileID
  public var range: SourceRange
  public init(file: FileID, range: SourceRange) {
    self.file = file
    self.range = range
  }
}
