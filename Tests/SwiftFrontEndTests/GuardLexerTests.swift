import Testing

@testable import SwiftFrontEnd

/// The guard sees as code what the parser sees as code, and nothing else.
@Suite struct GuardLexerTests {
  /// More brackets than are allowed.
  static let brackets = String(repeating: "[", count: 200)

  @Test(arguments: [
    "// BRACKETS", "/* BRACKETS */", "/* /* BRACKETS */ BRACKETS */", "#! BRACKETS",
    "\"BRACKETS\"", "\"\\\"BRACKETS\"", "\"\"\"\n\"BRACKETS\"\n\"\"\"", "#\"\\(BRACKETS \" \"#", "##\"\"# BRACKETS\"##",
    "#\"\"\"# + \"BRACKETS\"", "\"a\\(b(\"c\") + \")\")BRACKETS\"", "\"\"\"\n\\(\"\"\"\na\n\"\"\")BRACKETS\n\"\"\"",
    "#\"\\#(a)BRACKETS\"#", "\"\\u{1F600}BRACKETS\"", "'BRACKETS'", "`BRACKETS`", "<#BRACKETS#>",
    "\u{201C}BRACKETS\u{201D}",
    "let x = /BRACKETS/", "let x = /\"/; let y = \"BRACKETS\"", "#/BRACKETS/#", "#/\nBRACKETS\n/#",
    "f(/a\\/BRACKETS/)", "return /BRACKETS/", "try? /BRACKETS/", "a +/* BRACKETS */ b", "x = a ? /BRACKETS/ : b",
    "<<<<<<< a\nBRACKETS\n>>>>>>> b\n", "func /(a: A) {}; let b = \"/BRACKETS\"",
  ])
  func isNoCode(_ template: String) {
    #expect(scan(filled(template)).violation == nil, "\(template)")
  }

  @Test(arguments: [
    "BRACKETS", "/* */BRACKETS", "// a\nBRACKETS", "// a\rBRACKETS", "\"a\" BRACKETS", "\"\\(BRACKETS)\"",
    "\"\\(a)\" + BRACKETS",
    "\"abc\nBRACKETS", "#\"\\(\"# + BRACKETS", "\"\"\"\n\"\"\" + BRACKETS", "#\"\"\"# + BRACKETS",
    "\"\\\\\" + BRACKETS",
    "a / b + BRACKETS / c", "a /BRACKETS / c", "x / y; BRACKETS /", "let x = /a/ + BRACKETS", "#/a/# + BRACKETS",
    "(/) + BRACKETS", "a ?/ BRACKETS", "\"\\(a \" + BRACKETS", "'a' + BRACKETS", "`a` + BRACKETS", "` + BRACKETS",
    "<# + BRACKETS", "\u{201C}a\" + BRACKETS", "é + BRACKETS", "<<<<<<< a\nBRACKETS", "\u{FEFF}BRACKETS",
    "\"\"\"\n\\(abc \"\"\"\nBRACKETS", "\"\"\"\n\\(abc \\ /* \n\"\"\"\nBRACKETS", "##\"a\"## + BRACKETS",
    "operator /; BRACKETS /", "x.map(/) + BRACKETS", "a = b /// c\nBRACKETS",
  ])
  func isCode(_ template: String) {
    #expect(scan(filled(template)).violation != nil, "\(template)")
  }

  private func filled(_ template: String) -> String {
    template.split(separator: "BRACKETS", omittingEmptySubsequences: false).joined(separator: Self.brackets)
  }

  @Test func theLineIsThatOfTheToken() {
    let text = "let a = 1\nlet b = \(Self.brackets)"
    #expect(scan(text).violation?.offset == 10 + 8 + Limits.doublings)
  }
}
