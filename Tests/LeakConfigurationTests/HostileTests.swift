import Testing

@testable import LeakConfiguration

/// A configuration comes with sources that are not trusted: it is refused in bounded time.
@Suite struct HostileTests {
  private func problem(_ bytes: [UInt8]) -> String {
    UserConfiguration.read(bytes, file: "c.yml", rules: ["no-receiver"]).problems.map(\.text).joined(separator: "\n")
  }

  private func problem(_ text: String) -> String { problem(Array(text.utf8)) }

  /// Nine levels of ten aliases each would be a thousand million values.
  @Test(.timeLimit(.minutes(10))) func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<10 {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    #expect(problem(text).contains("more than 8 aliases"))
  }

  @Test(.timeLimit(.minutes(10))) func aliasBombOfKeys() {
    var text = "a0: &a0 {x: y}\n"
    for level in 1..<30 { text += "a\(level): &a\(level) {? *a\(level - 1) : *a\(level - 1)}\n" }
    #expect(problem(text).contains("aliases"))
  }

  /// Few aliases are read, however much they stand for, up to a limit.
  @Test(.timeLimit(.minutes(10))) func fewAliasesOfMuch() {
    let list = "[" + Array(repeating: "x", count: 30_000).joined(separator: ", ") + "]"
    let text = "exclude: &a \(list)\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    #expect(problem(text).contains("the file says too much"))
  }

  @Test func anAliasMayServe() {
    let text = "exclude: &paths [A, B]\noverrides:\n  - paths: *paths\n    rules: {no-receiver: off}\n"
    let (configuration, problems) = UserConfiguration.read(Array(text.utf8), file: "c.yml", rules: ["no-receiver"])
    #expect(problems.isEmpty && configuration.overrides.first?.paths == ["A", "B"])
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["a: &a [*a]", "a: &a {b: *a}", "&a : *a"])
  func cyclicAlias(_ text: String) {
    #expect(problem(text) != "")
  }

  @Test(.timeLimit(.minutes(10))) func hugeFile() {
    #expect(problem([UInt8](repeating: UInt8(ascii: "#"), count: 64 << 20)).contains("larger than 256 KB"))
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["[", "{a: ", "- ", "? ", "{? ", "[? "])
  func deepNesting(_ open: String) {
    let deep = String(repeating: open, count: 20_000)
    #expect(problem(deep) != "")
    #expect(problem("rules: " + String(repeating: open, count: 200)) != "")
  }

  @Test(.timeLimit(.minutes(10))) func deepIndentation() {
    var text = ""
    for depth in 0..<600 { text += String(repeating: " ", count: depth) + "a:\n" }
    #expect(problem(text).contains("nested more than 24 deep"))
  }

  @Test func noText() {
    #expect(problem([0x61, 0x3A, 0x20, 0, 0x62]).contains("c.yml:1:1: a NUL byte"))
    #expect(problem([0x61, 0x3A, 0x20, 0xFF, 0x62]).contains("not UTF-8"))
    #expect(problem([0xFF, 0xFE, 0x61, 0]).contains("NUL byte"))
    #expect(problem([0xFE, 0xFF, 0x61, 0x62]).contains("UTF-16"))
  }

  /// Half a file is no reason to crash.
  @Test(.timeLimit(.minutes(10))) func tornFiles() {
    for (_, bytes) in BuiltInModels.files {
      for cut in stride(from: 0, to: bytes.count, by: 53) { _ = problem(Array(bytes.prefix(cut))) }
    }
  }

  /// Neither is a file with any byte changed.
  @Test(.timeLimit(.minutes(10))) func brokenBytes() throws {
    let bytes = try #require(BuiltInModels.files.first { $0.name == "primitives.yml" }).bytes
    for (place, byte) in zip(
      stride(from: 0, to: bytes.count, by: 7), Array("*&!%@`\t[]{}:?-|>\"'\\#,\u{1}".utf8).cycled())
    {
      var broken = bytes
      broken[place] = byte
      _ = problem(broken)
    }
  }
}

extension Array {
  fileprivate func cycled() -> some Sequence<Element> {
    var index = -1
    return AnyIterator {
      index = (index + 1) % self.count
      return self[index]
    }
  }
}
