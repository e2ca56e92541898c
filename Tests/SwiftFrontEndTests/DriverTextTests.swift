import LeakModel
import Testing

@testable import SwiftFrontEnd

/// What is no Swift text, or not all of it, comes back with a notice that says where.
@Suite struct DriverTextTests {
  @Test func emptyFiles() {
    for text in ["", "\n", "// only a comment", "\u{FEFF}", "#!/usr/bin/swift"] {
      let output = lower(Array(text.utf8))
      #expect(output.file?.statements == [])
      #expect(output.notices == [])
    }
  }

  @Test func byteOrderMark() {
    let output = lower(Array("\u{FEFF}f()\n".utf8))
    #expect(output.file?.statements.first?.range == SourceRange(start: 3, end: 6))
    #expect(output.notices == [])
  }

  @Test func lineEnds() {
    for end in ["\n", "\r\n", "\r"] {
      let output = lower(Array("f()\(end)// a\(end)g()\(end)".utf8))
      #expect(output.file?.statements.count == 2)
      let start = output.file?.statements.last?.range.start ?? 0
      #expect(output.file?.lines.position(of: start) == Position(line: 3, column: 1))
    }
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xFF], [0x80], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xC3, 0x28],
      [0xF0, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    expectSkipped(
      Array("let a = 1\nlet b = \"".utf8) + bytes + Array("\"\n".utf8), Position(line: 2, column: 10), "UTF-8")
    expectSkipped(Array("let a = 1\nlet b = \"".utf8) + bytes, Position(line: 2, column: 10), "UTF-8")
  }

  @Test(arguments: ["é", "✓", "😀", "\u{10FFFF}", "\u{FFFF}"])
  func validUTF8(_ text: String) {
    for padding in 0..<9 {
      let output = lower(Array((String(repeating: " ", count: padding) + "f(\"\(text)\")\n").utf8))
      #expect(output.file?.statements.count == 1)
      #expect(output.notices == [])
    }
  }

  @Test func nulBytes() {
    expectSkipped(Array("f()\ng(\u{0})\n".utf8), Position(line: 2, column: 3), "NUL")
    expectSkipped([0], Position(line: 1, column: 1), "NUL")
    expectSkipped(Array("\u{7F}ELF\u{2}\u{1}\u{1}\u{0}".utf8), Position(line: 1, column: 8), "NUL")
  }

  @Test func wideText() {
    for bytes in [[0xFF, 0xFE, 0x66, 0], [0xFE, 0xFF, 0, 0x66]] as [[UInt8]] {
      let output = lower(bytes)
      #expect(output.file == nil)
      #expect(output.notices.first?.message.contains("UTF-16") == true)
    }
  }

  @Test func enormousFile() {
    let output = lower([UInt8](repeating: 0x20, count: 50 << 20))
    #expect(output.file == nil)
    #expect(output.notices.map(\.kind) == [.skipped])
    #expect(output.notices.first?.message.contains("20 MB") == true)
  }

  @Test(arguments: [
    ("f()\nlet = 1\n", 2), ("f()\n\ng(\n", 3), ("func f() {\n  x = \"abc\n}\n", 2), ("f()\n}\ng()\n", 2),
    ("struct S {\n  func f() { if }\n}\n", 2),
  ])
  func brokenFile(text: String, line: Int) {
    let output = lower(Array(text.utf8))
    #expect(output.file?.statements.isEmpty == false)
    #expect(output.notices.map(\.kind) == [.broken])
    #expect(output.notices.first?.position?.line == line)
    #expect(output.notices.first?.file == "text.swift")
  }

  private func expectSkipped(_ bytes: [UInt8], _ position: Position, _ message: String) {
    let output = lower(bytes)
    #expect(output.file == nil)
    #expect(output.notices.map(\.kind) == [.skipped])
    #expect(output.notices.first?.position == position)
    #expect(output.notices.first?.message.contains(message) == true)
    #expect(output.notices.first?.message.contains("line \(position.line)") == true)
  }

  private func lower(_ bytes: [UInt8]) -> FrontEndOutput {
    SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: "text.swift", bytes: bytes))
  }
}
