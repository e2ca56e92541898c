/// Maps UTF-8 byte offsets of one file to lines and columns. Lines end at `\n`, `\r\n` or a lone `\r`, as in swiftc.
public struct LineTable: Sendable {
  /// Byte offset at which each line starts; never empty.
  private let starts: [Int32]
  /// Length of the file in bytes.
  public let length: Int
  /// Of a condensed text, where its lines come from: all positions are those of the whole text.
  private let origins: LineOrigins?

  /// In bytes, of a line.
  private static let usualLength = 32

  public init(bytes: UnsafeBufferPointer<UInt8>, origins: LineOrigins? = nil) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(bytes.count / Self.usualLength)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A:
        starts.append(Int32(clamping: index + 1))
      case 0x0D where index + 1 >= bytes.count || bytes[index + 1] != 0x0A:
        starts.append(Int32(clamping: index + 1))
      default: break
      }
      index += 1
    }
    self.starts = starts
    self.length = bytes.count
    self.origins = origins
  }

  public init(_ text: String) {
    var text = text
    self = text.withUTF8 { LineTable(bytes: $0) }
  }

  public var lineCount: Int { starts.count }

  /// 1-based line and 1-based column in UTF-8 bytes.
  public func position(of offset: Int32) -> Position {
    let offset = min(max(0, offset), Int32(clamping: length))
    // The first line begins at 0.
    let line = max(0, starts.partitioningIndex { $0 > offset } - 1)
    let column = Int(offset - starts[line]) + 1
    return origins?.position(line: line, column: column) ?? Position(line: line + 1, column: column)
  }

  /// Byte offsets of a 1-based line, its line end excluded only at the end of the file.
  public func range(ofLine line: Int) -> SourceRange? {
    guard let index = origins.map({ $0.index(ofLine: line) }) ?? line - 1, starts.indices.contains(index) else {
      return nil
    }
    let end = index + 1 < starts.count ? Int(starts[index + 1]) : length
    return SourceRange(start: Int(starts[index]), end: end)
  }

  /// The byte offset of a position; `nil` if the text has no such place.
  public func offset(of position: Position) -> Int? {
    guard let line = range(ofLine: position.line), position.column >= 1 else { return nil }
    let offset = Int(line.start) + position.column - 1
    return offset <= Int(line.end) ? offset : nil
  }
}

/// A place a reader can go to: 1-based line, 1-based column in UTF-8 bytes.
public struct Position: Hashable, Sendable, Comparable, Codable {
  public var line: Int
  public var column: Int
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
  public static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
