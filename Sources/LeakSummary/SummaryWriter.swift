import LeakModel

extension ModuleSummary {
  /// The summary as bytes; see `SummaryFormat`.
  public var bytes: [UInt8] {
    var content = SummaryWriter()
    content.number(files.count)
    for file in files {
      content.text(file.path)
      content.bytes(file.text[...])
      content.lines(file.origins)
    }
    var writer = SummaryWriter(SummaryFormat.magic + Array("\(SummaryFormat.number)\n".utf8))
    writer.text(tool)
    writer.text(knowledge)
    writer.text(module)
    writer.number(content.result.count)
    Packing.pack(content.result, into: &writer)
    return writer.sealed()
  }
}

/// Writes numbers and texts one behind the other.
struct SummaryWriter {
  private(set) var result: [UInt8]

  init(_ head: [UInt8] = []) { result = head }

  mutating func number(_ value: Int) {
    var rest = UInt64(max(0, value))
    while rest >= 0x80 {
      result.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    result.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func bytes(_ value: ArraySlice<UInt8>) {
    number(value.count)
    result += value
  }

  mutating func text(_ value: String) { bytes(Array(value.utf8)[...]) }

  mutating func lines(_ origins: LineOrigins) {
    number(origins.count)
    var last: Int32 = 0
    for (line, indent) in zip(origins.numbers, origins.indents) {
      number(Int(line - last))
      number(Int(indent))
      last = line
    }
  }

  /// Everything, with the checksum behind it.
  func sealed() -> [UInt8] {
    var result = result
    let checksum = SummaryFormat.checksum(result[...])
    for byte in 0..<SummaryFormat.checksumLength { result.append(UInt8(truncatingIfNeeded: checksum >> (8 * byte))) }
    return result
  }
}
