import Foundation
import LeakAST
import LeakModel
import SwiftFrontEnd
import Testing

/// The tree of a condensed text is that of the whole text, at the same places.
@Suite struct CondensingTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  private static func lower(_ text: CondensedText) -> FrontEndOutput {
    SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: "a.swift", bytes: text.bytes, origins: text.origins))
  }

  private static func lower(_ bytes: [UInt8]) -> FrontEndOutput {
    SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: "a.swift", bytes: bytes))
  }

  @Test func theTreesOfFixturesStayTheSame() throws {
    let walk = FileManager.default.enumerator(atPath: Self.folder.path)
    var (count, whole, condensed) = (0, 0, 0)
    while let name = walk?.nextObject() as? String {
      guard name.hasSuffix(".swift") else { continue }
      let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
      let output = Self.lower(bytes)
      guard let file = output.file, output.notices.isEmpty else { continue }
      let text = SwiftFrontEnd.condense(bytes, omitting: [])
      #expect(Self.lower(text).file?.dump() == file.dump(), "\(name) has another tree when it is condensed")
      #expect(Self.lower(SwiftFrontEnd.verbatim(bytes)).file?.dump() == file.dump(), "\(name) has another tree")
      count += 1
      whole += bytes.count
      condensed += text.bytes.count
    }
    #expect(count > 100)
    #expect(condensed * 10 < whole * 9)
  }

  /// Texts in which white space, lines or comments count.
  @Test(arguments: [
    "let a = 1 /* one */ + /* two */ 2 // three\nlet b = a\n",
    "let a = f /*\n*/ (1)\nlet b = a/**/-1\n",
    "func f() { g()\n\n\n  /* h() */ i() }\r\n\r\nlet x = 1\r\n",
    "let text = \"\"\"\n    one // no comment\n\n      two \\(f(\n  1)) /* none */\n    \"\"\" // a comment\nlet b = 2\n",
    "let raw = #\"\"\"\n  \"\"\"\n   //\n  \"\"\"#\n  let pattern = #/\n  a // b\n  /#\nlet c = 3",
    "#!/usr/bin/swift\n// head\n\nimport A\n#if DEBUG // x\n  f()\n#else\n\tg()\n#endif\n",
    "  \n\t\n", "", "\u{FEFF}let a = 1\n", "// only\n// comments", "x\n    .y() // why\n\n    // so\n    .z()\n",
    "let a = \"// no \\( /* yes */ b ) /* no */\"\n", "a\rb\r\n  c\n\n\rd",
  ])
  func theTreesOfOddTextsStayTheSame(_ source: String) throws {
    let bytes = Array(source.utf8)
    let text = SwiftFrontEnd.condense(bytes, omitting: [])
    #expect(Self.lower(text).file?.dump() == Self.lower(bytes).file?.dump())
    #expect(text.origins.count == text.bytes.withUnsafeBufferPointer { LineTable(bytes: $0) }.lineCount)
  }

  @Test func nothingIsKeptThatNobodyAsksFor() {
    let source = "// head\n\n  let a = 1   // one\n\n\n      let b = /* two */ 2\n"
    let text = SwiftFrontEnd.condense(Array(source.utf8), omitting: [])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "let a = 1\nlet b =           2\n")
    #expect(text.origins.numbers == [3, 6, 7])
    #expect(text.origins.indents == [2, 6, 0])
  }

  @Test func whatIsLeftOutLeavesEverythingElseInPlace() throws {
    let source = "func f() { a() }\n\nfunc g() {\n  b()\n  c()\n}\nvar x: Int {\n  y\n}\nfunc h() { d() }\n"
    func inside(_ text: String) throws -> SourceRange {
      let range = try #require(source.range(of: text))
      let start = source.utf8.distance(from: source.startIndex, to: range.lowerBound)
      return SourceRange(start: start, end: start + text.utf8.count)
    }
    let omissions = [
      Omission(try inside(" a() ")), Omission(try inside("\n  b()\n  c()\n")),
      Omission(try inside("\n  y\n"), substitute: "return"),
    ]
    let text = SwiftFrontEnd.condense(Array(source.utf8), omitting: omissions)
    #expect(
      String(decoding: text.bytes, as: UTF8.self)
        == "func f() {\n}\nfunc g() {\n}\nvar x: Int {\nreturn\n}\nfunc h() { d() }\n")
    let file = try #require(Self.lower(text).file)
    let whole = try #require(Self.lower(Array(source.utf8)).file)
    #expect(file.statements.map { Self.place($0, file) } == whole.statements.map { Self.place($0, whole) })
  }

  private static func place(_ statement: Stmt, _ file: SourceFile) -> [Position] {
    [file.lines.position(of: statement.range.start), file.lines.position(of: statement.range.end)]
  }
}
