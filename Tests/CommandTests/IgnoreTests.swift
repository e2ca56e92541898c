import Testing

@testable import leaklint

/// The lines of `.gitignore` files.
@Suite struct IgnoreTests {
  /// A path that ends with `/` is that of a folder.
  @Test(arguments: [
    ("Generated", "Generated/", true), ("Generated", "a/b/Generated", true), ("Generated/", "a/Generated", false),
    ("Generated/", "a/Generated/", true), ("/Generated", "Generated", true), ("/Generated", "a/Generated", false),
    ("a/b", "a/b", true), ("a/b", "x/a/b", false), ("**/a/b", "x/a/b", true), ("**/a/b", "a/b", true),
    ("a/**", "a/", false), ("a/**", "a/b", true), ("a/**", "a/b/c", true), ("a/**/b", "a/b", true),
    ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/x/y/c", false), ("*.swift", "a/b/C.swift", true),
    ("a/*.swift", "a/b/C.swift", false), ("a/*", "a/b/C.swift", false), ("#a", "#a", false), ("\\#a", "#a", true),
    ("\\!a", "!a", true), ("a ", "a", true), ("a\\ ", "a ", true), ("a\\ ", "a", false), ("a\\\\ ", "a\\", true),
    ("", "a", false), ("/", "a/", false), ("!", "!", false), ("**", "a", true), ("**/", "a/", true),
    ("**/", "a", false),
    ("*", "a/b", true), ("a\r", "a", true), ("/**/a", "x/y/a", true), ("a**b/c", "axxb/c", true),
    ("a**b/c", "ax/xb/c", false), ("a//b", "a/b", false),
    ("***/a/b", "x/y/a/b", true),
  ])
  func lines(_ line: String, _ path: String, _ expected: Bool) {
    let scope = IgnoreScope(text: Array("\(line)\n".utf8), depth: 0, outer: nil)
    #expect(scope.ignores(FilePath(path).components, isFolder: path.hasSuffix("/")) == expected)
  }

  @Test func theLastPatternOfTheInnermostFileDecides() {
    let outer = IgnoreScope(text: Array("\u{FEFF}*.swift\n!Keep.swift\n/x/Only.txt".utf8), depth: 0, outer: nil)
    let inner = IgnoreScope(text: Array("!A.swift\r\nKeep.swift\r\n/Here.txt\r\n".utf8), depth: 1, outer: outer)
    func ignores(_ scope: IgnoreScope, _ path: String) -> Bool {
      scope.ignores(FilePath(path).components, isFolder: false)
    }
    #expect(ignores(outer, "A.swift") && !ignores(outer, "Keep.swift"))
    #expect(!ignores(inner, "x/A.swift") && ignores(inner, "x/Keep.swift") && ignores(inner, "x/B.swift"))
    #expect(ignores(inner, "x/Only.txt") && ignores(inner, "x/Here.txt") && !ignores(inner, "x/y/Here.txt"))
  }

  /// `**` in a pattern that makes naive matchers try every way to share out the folders.
  @Test func manyDoubleStarsAreQuick() throws {
    let line = String(repeating: "**/a/", count: 100) + "b"
    let pattern = try #require(IgnorePattern(line: Array(line.utf8)[...]))
    let path = Array(repeating: Array("a".utf8)[...], count: 3_000)
    #expect(!pattern.matches(path[...], isFolder: false))
  }
}
