/// A text that no person writes, made by repetition.
struct HostileText: Sendable, CustomStringConvertible {
  var name: String
  var text: String
  /// A part of the notice with which the file must be left out; `nil` if it may be analysed as well.
  var reason: String?

  var description: String { name }

  init(_ name: String, _ text: String, leftOut reason: String? = nil) {
    self.name = name
    self.text = text
    self.reason = reason
  }

  /// `opening` so many times, `middle`, and `closing` as often.
  static func nested(
    _ count: Int, _ opening: String, _ middle: String = "", _ closing: String = "", before: String = "",
    leftOut reason: String? = nil
  ) -> HostileText {
    HostileText(
      "\(count) × \(before)\(opening)…\(closing)",
      before + String(repeating: opening, count: count) + middle + String(repeating: closing, count: count),
      leftOut: reason)
  }

  static let brackets: [HostileText] = [
    .nested(5_000, "{", "", "}", leftOut: "brackets"),
    .nested(5_000, "(", "1", ")", leftOut: "brackets"),
    .nested(5_000, "[", "1", "]", leftOut: "'['"),
    .nested(5_000, "{"), .nested(5_000, "("), .nested(5_000, "["), .nested(5_000, "}"), .nested(5_000, ")"),
    .nested(5_000, "f { ", "x", " }", leftOut: "brackets"),
    .nested(5_000, "{ (", "x", ") }", leftOut: "brackets"),
    .nested(5_000, "f({ x in ", "x", "})", leftOut: "brackets"),
    .nested(5_000, "f(a: ", "x", ")", before: "let y = ", leftOut: "brackets"),
    .nested(5_000, "\"\\(", "x", ")\"", leftOut: "interpolations"),
    .nested(5_000, "#\"\\#(", "x", ")\"#", leftOut: "interpolations"),
    .nested(2_000, "a.b\"\\(", leftOut: "interpolations"),
    .nested(5_000, "func f() { ", "", " }", leftOut: "brackets"),
    .nested(5_000, "class A { ", "", " }", leftOut: "brackets"),
    .nested(5_000, "switch x { case 1: ", "", " }", leftOut: "brackets"),
    .nested(5_000, "if x { ", "", " } else { y }", leftOut: "brackets"),
    .nested(5_000, "if case .a(let b) = x { ", "", " }", leftOut: "brackets"),
    .nested(5_000, "do { ", "", " } catch { }", leftOut: "brackets"),
  ]

  /// What makes the parser's time double with each level.
  static let doubling: [HostileText] = [
    .nested(40, "[", "1", "]", leftOut: "'['"),
    .nested(40, "[(", "1", ")]", leftOut: "'['"),
    .nested(40, "([", "1", "])", leftOut: "'['"),
    .nested(40, "A<[", "B", "]>", before: "let x: ", leftOut: "'['"),
    .nested(40, "[A<", "B", ">]", before: "let x: ", leftOut: "'['"),
    .nested(40, "() -> [", "B", "]", before: "let x: ", leftOut: "'['"),
    .nested(40, "@A [", "B", "]", before: "let x: ", leftOut: "'['"),
    .nested(40, "@[", "B", "]", before: "let x: ", leftOut: "'['"),
    .nested(40, "@A<", "B", ">", before: "let x: ", leftOut: "'['"),
    .nested(40, "<@A ", "B", ">", before: "let x: A", leftOut: "'['"),
    .nested(40, "any [", "B", "]", before: "let x: ", leftOut: "'['"),
    .nested(40, "[\n", "1", "]", leftOut: "'['"),
    .nested(40, "[/* \" */", "1", "]", leftOut: "'['"),
    .nested(40, "actor var ", leftOut: "'actor'"),
    .nested(40, "actor init ", leftOut: "'actor'"),
    .nested(40, "class actor ", leftOut: "'actor'"),
    .nested(40, "actor @", leftOut: "'actor'"),
  ]

  static let chains: [HostileText] = [
    .nested(20_000, "else if x { } ", before: "if x { } ", leftOut: "'else if'"),
    .nested(20_000, "await ", "x", before: "let y = ", leftOut: "'await'"),
    .nested(20_000, "await\n", "x", before: "let y = ", leftOut: "'await'"),
    .nested(20_000, "try ", "x", leftOut: "'try'"),
    .nested(20_000, "try await ", "x", leftOut: "'try'"),
    .nested(20_000, ".a()", before: "let y = x", leftOut: "chain"),
    .nested(20_000, "\n  .a { b }", before: "let y = x", leftOut: "chain"),
    .nested(20_000, "?.a", before: "let y = x", leftOut: "chain"),
    .nested(20_000, "[0]", before: "let y = x", leftOut: "chain"),
    .nested(20_000, "!", before: "let y = x", leftOut: "chain"),
    .nested(10_000, "\n#if A\n", "", "\n#endif\n", leftOut: "'#if'"),
    .nested(10_000, "\n#if A\n", leftOut: "'#if'"),
    .nested(5_000, "A<", "B", ">", before: "let x: ", leftOut: "'<'"),
    .nested(5_000, "a < ", "b", leftOut: "'<'"),
    .nested(5_000, "() -> ", "A", before: "let x: ", leftOut: "'->'"),
    .nested(5_000, "A<&", "B", before: "let x: ", leftOut: "'<'"),
    .nested(5_000, "A<@B C", "D", before: "let x: ", leftOut: "'<'"),
    .nested(5_000, "-> A<", "B", before: "let x: ", leftOut: "'<'"),
    .nested(5_000, "() -> try ", "A", before: "let x: ", leftOut: "'->'"),
    .nested(5_000, "@A \\", "B", before: "let x = ", leftOut: "'try'"),
    .nested(5_000, "x ? ", "1", " : 2", leftOut: "'?'"),
    .nested(5_000, "inout ", "A", before: "let x: ", leftOut: "'try' and 'await'"),
    .nested(5_000, "let ", leftOut: "'try' and 'await'"),
    .nested(5_000, "M::\n", leftOut: "'::'"),
    .nested(5_000, "nonisolated ", leftOut: "modifiers"),
    .nested(5_000, "if x ", leftOut: "without their '{'"),
    .nested(5_000, "struct A ", leftOut: "without their '{'"),
    .nested(5_000, "do x\n", leftOut: "without their '{'"),
    .nested(5_000, "for x in ", leftOut: "without their '{'"),
    .nested(5_000, "guard { } ", leftOut: "'guard'"),
    .nested(5_000, "if x { } - ", leftOut: "without their '{'"),
    .nested(5_000, "{ } if case ", leftOut: "without their '{'"),
    .nested(5_000, "import if ", leftOut: "without their '{'"),
    .nested(5_000, "protocol import ", leftOut: "without their '{'"),
    .nested(5_000, "struct a.", leftOut: "members"),
    .nested(5_000, "for x in a.", leftOut: "members"),
    .nested(50_000, "#", leftOut: "'#'"),
  ]

  /// Long, but flat: it may be analysed.
  static let long: [HostileText] = [
    .nested(50_000, " + 1", before: "let y = 1"),
    .nested(10_000, "\nfoo(bar)"),
    .nested(20_000, "a, ", before: "let y = ["),
    .nested(5_000, " ? 1 : x", before: "let y = x"),
    .nested(50_000, "/* ", "x", " */"),
    .nested(50_000, "/* "),
    .nested(50_000, "\""), .nested(20_000, "\"\"\"\n"), .nested(50_000, "'"), .nested(50_000, "`"),
    .nested(20_000, "\\"), .nested(20_000, "."), .nested(20_000, "/"), .nested(20_000, "<#"),
    .nested(20_000, "-"), .nested(5_000, "- "), .nested(5_000, "é "), .nested(5_000, "\u{1}"),
    .nested(5_000, "<<<<<<< \n", leftOut: "conflict"),
  ]

  static let unterminated: [HostileText] = [
    "\"", "\"abc", "\"\"\"", "\"\"\"\nabc", "#\"abc", "##\"\"\"\nabc", "\"\\(", "\"\\(abc", "\"\\(\"",
    "\"\"\"\n\\(abc \"\"\"",
    "/*", "/* /* */", "/", "/abc", "#/", "#/abc", "#/\nabc", "'", "'a", "`", "`a", "#", "##", "#if", "#if A\nx",
    "#endif", "#else", "@", "\\", "\\(", "<#", "<#abc", "let", "func f(", "func f<", "if", "guard let x = ", "{",
    "x.", "x?.", "a ? b", "case", "\u{FEFF}", "\u{201C}abc", "$", "0x", "1e", "<<<<<<< \nabc", ">>>> \nabc", "#!abc",
  ].map { HostileText($0.debugDescription, $0) }
}
