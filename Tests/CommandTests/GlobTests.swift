import Testing

@testable import leaklint

/// Patterns for one path component.
@Suite struct GlobTests {
  @Test(arguments: [
    ("*.swift", "A.swift", true), ("*.swift", ".swift", true), ("*.swift", "A.swiftx", false), ("a?c", "abc", true),
    ("a?c", "ac", false), ("*a*b*", "xxaxxbxx", true), ("*a*b", "xxbxxa", false), ("", "", true), ("*", "", true),
    ("[abc]x", "bx", true), ("[!abc]x", "bx", false), ("[^abc]x", "dx", true), ("[a-c]", "b", true),
    ("[c-a]", "b", false), ("[]x]", "]", true), ("[!]x]", "]", false), ("[a-]", "-", true), ("[--0]", ".", true),
    ("[[:digit:]x]", "7", true), ("[[:upper:]]", "a", false), ("[[:nope:]]", "a", false), ("[\\]]", "]", true),
    ("[a", "[a", false), ("\\*", "*", true), ("\\*", "a", false), ("a\\", "a\\", false), ("**", "abc", true),
  ])
  func matches(_ pattern: String, _ name: String, _ expected: Bool) {
    let glob = Glob(Array(pattern.utf8)[...])
    #expect((glob?.matches(Array(name.utf8)[...]) ?? false) == expected)
  }

  /// A pattern that makes naive matchers try every way to share out the letters.
  @Test func manyStarsAreQuick() throws {
    let glob = try #require(Glob(Array((String(repeating: "*a", count: 200) + "b").utf8)[...]))
    #expect(!glob.matches(Array(repeating: UInt8(ascii: "a"), count: 5_000)[...]))
  }
}
