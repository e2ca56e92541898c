import LeakModel

/// The text of one file, as far as reporters need it: its lines in UTF-16 and their hashes.
struct SourceText {
  let bytes: [UInt8]
  let lines: LineTable
  private let startsWithByteOrderMark: Bool

  init(bytes: [UInt8]) {
    self.bytes = bytes
    self.lines = bytes.withUnsafeBufferPointer { LineTable(bytes: $0) }
    self.startsWithByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }

  /// The same position with its column in UTF-16 units. A column past the end of its line becomes the end.
  func utf16(_ position: Position) -> Position {
    guard let line = content(ofLine: position.line) else { return position }
    let prefix = line.prefix(max(0, position.column - 1))
    var units = prefix.reduce(0) { $0 + Self.utf16Units(startingWith: $1) }
    // A byte order mark is no part of the text.
    if position.line == 1, startsWithByteOrderMark, units > 0 { units -= 1 }
    return Position(line: position.line, column: units + 1)
  }

  /// The position after the last byte of a line that is no line end.
  func end(ofLine line: Int) -> Position? {
    content(ofLine: line).map { Position(line: line, column: $0.count + 1) }
  }

  /// The character at a position as a range of UTF-8 columns: the one before it at the end of a line, and nothing in
  /// an empty line.
  func character(at position: Position) -> (start: Position, end: Position)? {
    guard let line = content(ofLine: position.line), !line.isEmpty else { return nil }
    let offset = line.startIndex + min(max(0, position.column - 1), line.count - 1)
    let start = line[...offset].lastIndex { Self.utf16Units(startingWith: $0) > 0 } ?? line.startIndex
    let end = line[(start + 1)...].firstIndex { Self.utf16Units(startingWith: $0) > 0 } ?? line.endIndex
    func place(_ index: Int) -> Position { Position(line: position.line, column: index - line.startIndex + 1) }
    return (place(start), place(end))
  }

  /// The offset of a position; `nil` if the text has no such place.
  func offset(of position: Position) -> Int? { lines.offset(of: position) }

  /// All lines without their ends; nothing behind the last line end.
  var contents: [ArraySlice<UInt8>] {
    let all = (1...lines.lineCount).compactMap(content(ofLine:))
    return all.last?.isEmpty == true ? all.dropLast() : all
  }

  /// A 1-based line without its line end.
  func content(ofLine line: Int) -> ArraySlice<UInt8>? {
    guard let range = lines.range(ofLine: line) else { return nil }
    var content = bytes[Int(range.start)..<Int(range.end)]
    while let last = content.last, last == 0x0A || last == 0x0D { content.removeLast() }
    return content
  }

  /// How many units a character has that starts with this byte; none for a byte within a character.
  private static func utf16Units(startingWith byte: UInt8) -> Int {
    switch byte {
    case 0x80..<0xC0: 0
    case 0xF0...: 2
    default: 1
    }
  }
}
