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
    let tiny = ModuleSummary(
      tool: "t", knowledge: "k", module: "M", files: [.init(path: "p", text: Array("x".utf8), origins: Self.line(200))])
    let expected = Array("leaksum 1\n".utf8) + [1, 0x74, 1, 0x6B, 1, 0x4D, 1, 1, 0x70, 1, 0x78, 1, 0xC8, 0x01, 5]
    #expect(tiny.bytes == Sample.sealed(expected))
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
    #expect(Sample.read(Sample.sealed(content + [0])) == .failure(.malformed("something follows its last file")))
    var absolute = Sample.summary
    absolute.files[0].path = "/etc/passwd"
    #expect(Sample.read(absolute.bytes) == .failure(.malformed("a file has no relative path")))
    var shorter = Sample.summary
    shorter.files[0].text = Array("func order() {}".utf8)
    #expect(Sample.read(shorter.bytes) == .failure(.malformed("the lines of a file are not those of its text")))
  }
}
