import Testing

/// What the other tests rest on.
@Suite struct SwiftTextTests {
  private func code(_ text: String) -> String { String(decoding: SwiftText(text).code, as: UTF8.self) }

  @Test func blanksComments() {
    #expect(code("a // b!\nc") == "a      \nc")
    #expect(code("a /* b /* c */ d */ e") == "a                   e")
    #expect(code("/// \"doc\nx") == "        \nx")
  }

  @Test func blanksStringsButNotInterpolations() {
    #expect(code(#"f("a!") + x"#) == #"f("  ") + x"#)
    #expect(code(#""a\"b" + c"#) == #""    " + c"#)
    #expect(code(#""a\(b("c") + d)e" + f"#) == #""  (b(" ") + d) " + f"#)
    #expect(code("\"\"\"\n a \"b\" ! \n\"\"\" + c") == "\"\"\"\n         \n\"\"\" + c")
  }

  @Test func blanksRawStringsAndRegularExpressions() {
    #expect(code(##"#"a"b\(c)"# + d"##) == ##"#"       "# + d"##)
    #expect(code(##"#"a\#(b)c"# + d"##) == ##"#"   (b) "# + d"##)
    #expect(code("#/a!/# + b") == "#   /# + b")
    #expect(code("#if !os(Linux)\n#endif") == "#if !os(Linux)\n#endif")
  }

  @Test func keepsTheContentsOfStrings() {
    let text = SwiftText("a(\"b\")\nc(#\"d\"#)\ne(\"f\\(g)h\")")
    #expect(text.strings.map(\.text) == ["b", "d", "fh"])
    #expect(text.strings.map(\.line) == [1, 2, 3])
  }

  @Test func findsImports() {
    let text = SwiftText("import A\npublic import B\n@testable import C.D\nimport struct E.F\n// import G\n")
    #expect(text.imports.map(\.module) == ["A", "B", "C", "E"])
  }

  @Test func tellsCallsOfFreeFunctions() {
    let text = SwiftText("print(1); a.print(2); func print() {}; let print = 3")
    #expect(text.words.filter { $0.text == "print" }.map(\.isCalledFreely) == [true, false, false, false])
  }

  @Test func tellsForceUnwrapsFromNegations() {
    func count(_ text: String) -> Int { SwiftText(text).forceOffsets.count }
    for text in ["a!", "a()!.b", "a[0]!", "\"x\"!", "try! a()", "a as! B", "var a: B!", "var a: [B]!", "a?.b!", "a!!"] {
      #expect(count(text) >= 1, "\(text)")
    }
    for text in ["!a", "a != b", "a!=b", "a !== b", "(!a)", "[!a, !b]", "a && !b", "a&&(!b)", "// a!", "\"a!\"", "!!a"]
    {
      #expect(count(text) == 0, "\(text)")
    }
    #expect(count("#if !os(Linux)") == 0)
    #expect(count("case .a where !b: !c") == 0)
    #expect(count(#""\(a!)""#) == 1)
  }
}
