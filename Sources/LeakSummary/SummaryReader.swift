import LeakModel

extension ModuleSummary {
  /// Reads a summary that this version of the tool made, knowing the same. Whatever the bytes are, it ends soon and
  /// takes no more room than they do.
  public static func read(_ bytes: [UInt8], tool: String, knowledge: String) -> Result<ModuleSummary, SummaryFault> {
    Result { () throws(SummaryFault) in
      var reader = try SummaryReader(bytes)
      let summary = try reader.summary()
      guard summary.tool == tool else { throw .tool(summary.tool) }
      guard summary.knowledge == knowledge else { throw .knowledge }
      return summary
    }
  }
}

private struct SummaryReader {
  private var rest: ArraySlice<UInt8>

  /// Reads the head and compares the checksum, so that what is left is as it was written.
  init(_ bytes: [UInt8]) throws(SummaryFault) {
    rest = bytes[...]
    guard rest.starts(with: SummaryFormat.magic) else { throw .foreign }
    rest = rest.dropFirst(SummaryFormat.magic.count)
    guard let end = rest.prefix(20).firstIndex(of: 0x0A) else { throw .foreign }
    guard let format = UInt64(String(decoding: rest[..<end], as: UTF8.self)) else { throw .foreign }
    guard format == SummaryFormat.number else { throw .format(format) }
    rest = rest[(end + 1)...]
    guard rest.count >= SummaryFormat.checksumLength else { throw .truncated }
    let said = rest.suffix(SummaryFormat.checksumLength)
    rest = rest.dropLast(SummaryFormat.checksumLength)
    let checksum = said.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard checksum == SummaryFormat.checksum(bytes[..<rest.endIndex]) else { throw .damaged }
  }

  mutating func summary() throws(SummaryFault) -> ModuleSummary {
    var summary = ModuleSummary(tool: try text(), knowledge: try text(), module: try text(), files: [])
    for _ in 0..<(try number()) { summary.files.append(try file()) }
    guard rest.isEmpty else { throw .malformed("something follows its last file") }
    return summary
  }

  private mutating func file() throws(SummaryFault) -> ModuleSummary.File {
    let path = try text()
    guard !path.isEmpty, !path.hasPrefix("/") else { throw .malformed("a file has no relative path") }
    let text = try bytes()
    let origins = try lines()
    let lineCount = text.withUnsafeBufferPointer { LineTable(bytes: $0) }.lineCount
    guard origins.count == lineCount else { throw .malformed("the lines of a file are not those of its text") }
    return ModuleSummary.File(path: path, text: Array(text), origins: origins)
  }

  /// At most what a file can have bytes.
  private mutating func number() throws(SummaryFault) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard let byte = rest.popFirst() else { throw .truncated }
      value |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 { break }
      guard shift < 35 else { throw .malformed("a number is too large") }
    }
    guard value <= Int32.max else { throw .malformed("a number is too large") }
    return Int(value)
  }

  private mutating func bytes() throws(SummaryFault) -> ArraySlice<UInt8> {
    let count = try number()
    guard count <= rest.count else { throw .truncated }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private mutating func text() throws(SummaryFault) -> String { String(decoding: try bytes(), as: UTF8.self) }

  private mutating func lines() throws(SummaryFault) -> LineOrigins {
    var origins = LineOrigins()
    var line = 0
    for _ in 0..<(try number()) {
      line += try number()
      let indent = try number()
      guard line <= Int32.max else { throw .malformed("a number is too large") }
      origins.append(number: Int32(clamping: line), indent: Int32(clamping: indent))
    }
    return origins
  }
}
