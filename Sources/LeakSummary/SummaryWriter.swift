import LeakModel

extension ModuleSummary {
  /// The summary as bytes; see `SummaryFormat`.
  public var bytes: [UInt8] {
    var writer = SummaryWriter()
    writer.text(tool)
    writer.text(knowledge)
    writer.text(module)
    writer.number(files.count)
    for file in files {
      writer.text(file.path)
      writer.bytes(file.text)
      writer.lines(file.origins)
    }
    return writer.finished()
  }
}

private struct SummaryWriter {
  private var result = SummaryFormat.magic + Array("\(SummaryFormat.number)\n".utf8)

  mutating func number(_ value: Int) {
    var rest = UInt64(max(0, value))
    while rest >= 0x80 {
      result.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    result.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func bytes(_ value: [UInt8]) {
    number(value.count)
    result += value
  }

  mutating func text(_ value: String) { bytes(Array(value.utf8)) }

  mutating func lines(_ origins: LineOrigins) {
    number(origins.count)
    var last: Int32 = 0
    for (line, indent) in zip(origins.numbers, origins.indents) {
      number(Int(line - last))
      number(Int(indent))
      last = line
    }
  }

  mutating func finished() -> [UInt8] {
    let checksum = SummaryFormat.checksum(result[...])
    for byte in 0..<SummaryFormat.checksumLength { result.append(UInt8(truncatingIfNeeded: checksum >> (8 * byte))) }
    return result
  }
}
