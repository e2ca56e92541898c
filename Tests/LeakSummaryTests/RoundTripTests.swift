import LeakModel
import LeakSummary
import Testing

/// What is written is read, and nothing else is taken for a summary.
@Suite struct RoundTripTests {
  @Test func whatIsWrittenIsRead() {
    #expect(Sample.read(Sample.summary.bytes) == .success(Sample.summary))
    let empty = ModuleSummary(tool: Sample.tool, knowledge: Sample.knowledge, module: "", files: [])
    #expect(Sample.read(empty.bytes) == .success(empty))
  }

  @Test func theFirstLineSaysWhatItIs() {
    #expect(Sample.summary.bytes.starts(with: Array("leaksum 1\n".utf8)))
  }

  @Test func theFormIsPinned() {
    let text = Array("abcdefabcdefabcdef".utf8)
    let tiny = ModuleSummary(
      tool: "t", knowledge: "k", module: "M", files: [.init(path: "p", text: text, origins: Self.line(200))])
    let head = Array("leaksum 1\n".utf8) + [1, 0x74, 1, 0x6B, 1, 0x4D]
    // One file, its path and the number of its bytes, the first six of these; twelve as six bytes back; then its line.
    let files = [26, 10, 1, 1, 0x70, 18] + text.prefix(6) + [7, 6, 4, 1, 0xC8, 0x01, 5]
    #expect(tiny.bytes == Sample.sealed(head + files))
    #expect(Sample.tiny(tiny.bytes) == .success(tiny))
  }

  /// Texts that repeat themselves near and far, and those that never do.
  @Test(arguments: [1, 2, 3, 7, 250, 70_000]) func whatIsPackedIsUnpacked(_ period: Int) {
    var state: UInt32 = 1
    let unit = (0..<period).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(0x61 + (state >> 24) % 26)
    }
    let text = Array((0..<3).map { _ in unit }.joined()) + Array(repeating: UInt8(ascii: "x"), count: period)
    let summary = ModuleSummary(
      tool: "t", knowledge: "k", module: "M", files: [.init(path: "p", text: text, origins: Self.line(1))])
    #expect(Sample.tiny(summary.bytes) == .success(summary))
    if period > 100 { #expect(summary.bytes.count < text.count / 2) }
  }

  private static func line(_ number: Int32) -> LineOrigins {
    var origins = LineOrigins()
    origins.append(number: number, indent: 5)
    return origins
  }

  @Test func othersAreRefused() {
    let bytes = Sample.summary.bytes
    #expect(ModuleSummary.read(bytes, tool: "1.2.4", knowledge: Sample.knowledge) == .failure(.tool("1.2.3")))
    #expect(ModuleSummary.read(bytes, tool: Sample.tool, knowledge: "") == .failure(.knowledge))
    #expect(Sample.read(Array("leaksum 2\n".utf8) + bytes.dropFirst(10)) == .failure(.format(2)))
    #expect(Sample.read(Array("import Shop\n".utf8)) == .failure(.foreign))
    #expect(Sample.read([]) == .failure(.foreign))
    #expect(Sample.read(Array("leaksum one\n".utf8)) == .failure(.foreign))
    #expect(Sample.read(bytes + [0]) == .failure(.damaged))
  }

  @Test func aSealedFileMustBeWellFormed() {
    let content = Sample.summary.bytes.dropLast(8)
    #expect(Sample.read(Sample.sealed(content + [0])) == .failure(.malformed("it is packed wrongly")))
    var absolute = Sample.summary
    absolute.files[0].path = "/etc/passwd"
    #expect(Sample.read(absolute.bytes) == .failure(.malformed("a file has no relative path")))
    var shorter = Sample.summary
    shorter.files[0].text = Array("func order() {}".utf8)
    #expect(Sample.read(shorter.bytes) == .failure(.malformed("the lines of a file are not those of its text")))
  }

  @Test func piecesThatWereNeverThereAreRefused() {
    let head = Array("leaksum 1\n".utf8) + [1, 0x74, 1, 0x6B, 1, 0x4D]
    let wrong: [[UInt8]] = [
      [9, 1, 0x61, 0, 0], [9, 1, 0x61, 0, 2], [9, 1, 0x61, 9, 1], [9, 0, 0, 1], [0xFF, 0xFF, 0xFF, 0xFF, 0x07],
      [1, 2, 0x61, 0x61],
    ]
    for files in wrong {
      #expect(throws: SummaryFault.self) { try Sample.tiny(Sample.sealed(head + files)).get() }
    }
  }
}
