import Testing

@testable import LeakReporting

/// What reaches a terminal, and what does not.
@Suite struct VisibleTextTests {
  @Test(arguments: [
    "", "größe", "漢字", "🦊", "👩‍👩‍👧", "❤️", "🇩🇪", "e\u{301}", "a b", "naïve\u{A0}text", "👍🏽", "✔︎",
  ])
  func textStays(_ text: String) { #expect(VisibleText.escape(text) == text) }

  @Test(arguments: [
    ("\u{1B}[31m", #"\u{1B}[31m"#), ("\u{9B}31m", #"\u{9B}31m"#), ("\u{7F}\u{8}", #"\u{7F}\u{8}"#),
    ("\n\r\t\r\n", #"\n\r\t\r\n"#), ("\u{202E}\u{2066}\u{2069}\u{61C}", #"\u{202E}\u{2066}\u{2069}\u{61C}"#),
    ("a\u{200B}b\u{200D}c\u{2060}", #"a\u{200B}b\u{200D}c\u{2060}"#), ("a\u{FE0F}", #"a\u{FE0F}"#),
    ("\u{3164}\u{115F}\u{AD}", #"\u{3164}\u{115F}\u{AD}"#), ("\u{E0041}", #"\u{E0041}"#),
    ("\u{2028}\u{2029}\u{FEFF}\u{FFF9}", #"\u{2028}\u{2029}\u{FEFF}\u{FFF9}"#), ("🦊\u{200D}", #"🦊\u{200D}"#),
  ])
  func theRestIsEscaped(_ text: String, _ expected: String) { #expect(VisibleText.escape(text) == expected) }

  /// No scalar that a terminal may take for more than text comes through.
  @Test func noControlCharacterIsLeft() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isControl = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
      #expect(!isControl || VisibleText.escape("a\(scalar)b").unicodeScalars.allSatisfy { $0 != scalar })
    }
  }
}
