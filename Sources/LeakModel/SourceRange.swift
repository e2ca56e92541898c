/// A half-open range of UTF-8 byte offsets into one file's bytes.
///
/// Offsets are what every phase carries; lines and columns are made from them at the very end, with the
/// file's `LineTable`.
public struct SourceRange: Hashable, Sendable {
  /// Offset of the first byte.
  public var start: Int32
  /// Offset after the last byte.
  public var end: Int32

  public init(start: Int, end: Int) {
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: max(start, end))
  }

  /// The empty range at `offset`.
  public init(at offset: Int) { self.init(start: offset, end: offset) }

  /// The smallest range that covers both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(start: Int(min(start, other.start)), end: Int(max(end, other.end)))
  }

  /// Whether `other` lies wholly within this range.
  public func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }

  /// Length in bytes.
  public var length: Int { Int(end) - Int(start) }

  public static let zero = SourceRange(start: 0, end: 0)
}
