import LeakModel

extension ModuleSummary {
  /// Reads a summary that this version of the tool made, knowing the same. Whatever the bytes are, it ends soon and
  /// takes no more room than `SummaryFormat.largestContent` allows.
  public static func read(_ bytes: [UInt8], tool: String, knowledge: String) -> Result<ModuleSummary, SummaryFault> {
    Result { () throws(SummaryFault) in
      var reader = SummaryReader(try SummaryFormat.content(of: bytes))
      var summary = ModuleSummary(tool: try reader.text(), knowledge: "", module: "", files: [])
      guard summary.tool == tool else { throw .tool(summary.tool) }
      summary.knowledge = try reader.text()
      guard summary.knowledge == knowledge else { throw .knowledge }
      summary.module = try reader.text()
      var files = SummaryReader(try reader.unpacked()[...])
      for _ in 0..<(try files.number()) { summary.files.append(try files.file()) }
      guard files.isAtEnd else { throw .malformed("something follows its last file") }
      return summary
    }
  }
}

extension SummaryFormat {
  /// What stands between the head and the checksum, which is found right, so that it is as it was written.
  fileprivate static func content(of bytes: [UInt8]) throws(SummaryFault) -> ArraySlice<UInt8> {
    guard bytes.starts(with: magic) else { throw .foreign }
    var rest = bytes[magic.count...]
    guard let end = rest.prefix(20).firstIndex(of: 0x0A) else { throw .foreign }
    guard let format = UInt64(String(decoding: rest[..<end], as: UTF8.self)) else { throw .foreign }
    guard format == number else { throw .format(format) }
    rest = rest[(end + 1)...]
    guard rest.count >= checksumLength else { throw .truncated }
    let said = rest.suffix(checksumLength)
    rest = rest.dropLast(checksumLength)
    guard said.reversed().reduce(UInt64(0), { $0 << 8 | UInt64($1) }) == checksum(bytes[..<rest.endIndex]) else {
      throw .damaged
    }
    return rest
  }
}

/// Reads numbers and texts one behind the other.
private struct SummaryReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  /// All that is left, unpacked.
  mutating func unpacked() throws(SummaryFault) -> [UInt8] {
    let count = try number()
    guard count <= SummaryFormat.largestContent else { throw .malformed("its files are too large") }
    var result: [UInt8] = []
    while result.count < count {
      result += try bytes()
      if result.count >= count { break }
      let length = try number() + Packing.shortest
      let distance = try number()
      guard distance > 0, distance <= result.count, length <= count - result.count else {
        throw .malformed("it is packed wrongly")
      }
      // The piece may reach into what it makes itself.
      for _ in 0..<length { result.append(result[result.count - distance]) }
    }
    guard result.count == count, rest.isEmpty else { throw .malformed("it is packed wrongly") }
    return result
  }

  mutating func file() throws(SummaryFault) -> ModuleSummary.File {
    let path = try text()
    guard !path.isEmpty, !path.hasPrefix("/") else { throw .malformed("a file has no relative path") }
    let text = try bytes()
    let origins = try lines()
    let lineCount = text.withUnsafeBufferPointer { LineTable(bytes: $0) }.lineCount
    guard origins.count == lineCount else { throw .malformed("the lines of a file are not those of its text") }
    return ModuleSummary.File(path: path, text: Array(text), origins: origins)
  }

  /// At most what a file can have bytes.
  mutating func number() throws(SummaryFault) -> Int {
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

  mutating func text() throws(SummaryFault) -> String { String(decoding: try bytes(), as: UTF8.self) }

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
