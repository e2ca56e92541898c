import LeakModel
import Testing

@testable import SwiftFrontEnd

/// What people and their generators do write is never left out, however long it is.
@Suite struct GuardRealisticTests {
  @Test(arguments: HostileText.harmless)
  func passes(_ source: HostileText) {
    let output = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: "real.swift", bytes: Array(source.text.utf8)))
    #expect(output.file != nil)
    #expect(output.notices.filter { $0.kind == .skipped }.isEmpty, "\(output.notices)")
  }
}

extension HostileText {
  /// Long and deep, as it occurs.
  static let harmless: [HostileText] = [
    HostileText("a nested literal", nesting(60, "[\"k\": ", "1", "]")),
    HostileText("a nested literal of lists", nesting(30, "[\"k\": [\"a\", ", "1", "]]")),
    HostileText("numbers in lists", nesting(12, "[", "1, 2", ", 3]")),
    HostileText("calls in calls", nesting(60, "f(x, ", "y", ")")),
    HostileText("view bodies", nesting(25, "VStack(alignment: .leading) {\n", "Text(\"x\")", "\n}.padding()")),
    HostileText("nested blocks", nesting(30, "if let x = f(x) {\n", "g()", "\n} else { h() }\n")),
    HostileText("nested closures", nesting(40, "run { x in\n", "done()", "\n}\n")),
    HostileText("interpolations", nesting(8, "\"\\(f(", "x", "))\"")),
    HostileText("nested #if", nesting(10, "#if A\n", "x()", "\n#endif\n")),
    HostileText(
      "a chain of else if", "if x == 0 { a() }" + repeated(1_000, " else if x == 1 { b() }") + " else { c() }"),
    HostileText("a chain of methods", "let x = a" + repeated(800, "\n  .filter { $0 > 1 }")),
    HostileText("a long sum", "let x = 1" + repeated(3_000, " + foo(1)")),
    HostileText("a long concatenation", "let x = \"\"" + repeated(3_000, "\n  + \"a\\(b)c\"")),
    HostileText("a long list", "let x = [" + repeated(5_000, "\n  (1, \"a\", nil),") + "]"),
    HostileText("a long enumeration", "enum E {" + repeated(2_000, "\n  case a") + "\n}"),
    HostileText("a long switch", "switch x {" + repeated(1_000, "\ncase 1 where y: foo()") + "\n}"),
    HostileText("a chain of ternaries", "let x = a ? 1" + repeated(200, "\n  : b ? 2") + " : 3"),
    HostileText("nested types", "let x: " + nesting(25, "ModifiedContent<", "A, B", ">")),
    HostileText("curried functions", "func f() -> " + repeated(20, "(Int) -> ") + "Void"),
    HostileText("comparisons", repeated(200, "\nif a < b, c < d || e < f { g() }")),
    HostileText("assignments by an operator", "insert(" + repeated(200, "\n  column <- value,") + " x <- y)"),
    HostileText(
      "protocols", repeated(200, "\nprotocol P: class {\n  func f() throws -> Int\n  var x: (Int) -> Void { get }\n}")),
    HostileText(
      "nonisolated functions", "actor A {" + repeated(200, "\n  nonisolated func f() async -> Int { 1 }") + "\n}"),
    HostileText(
      "class members", "class A {" + repeated(200, "\n  class func f() -> Int { 1 }\n  class var x: Int { 1 }") + "\n}"),
    HostileText(
      "an actor in a variable", repeated(100, "\nlet a = actor\nawait actor.run()\nif actor is A { f(actor) }")),
    HostileText("repeat loops", "func f() {" + repeated(200, "\n  repeat { x() } while y\n  while z { x() }") + "\n}"),
    HostileText("imports", repeated(200, "\nimport struct A.B")),
    HostileText(
      "guards", "func f() {" + repeated(200, "\n  guard let x = y.first(where: { $0 }) else { return }") + "\n}"),
    HostileText(
      "conditions with closures", repeated(200, "\nif xs.contains { $0 } == true, ys.map { $0 }.isEmpty { f() }")),
    HostileText("labels that are keywords", repeated(200, "\nf(for: 1, if: 2, in: 3, while: 4, repeat: 5, guard: 6)")),
    HostileText("members that are keywords", repeated(200, "\nx = .for\ny.if = .class.extension.actor")),
    HostileText("branches of #if with open braces", repeated(200, "\n#if A\nfunc f() {\n#else\nfunc g() {\n#endif\n}")),
    HostileText("operators", repeated(200, "\nstatic func < (a: A, b: A) -> Bool { a.x < b.x }")),
    HostileText("optional tests", repeated(200, "\nlet x = try? await f() as? A ?? b as! C")),
  ]
}

private func nesting(_ count: Int, _ opening: String, _ middle: String, _ closing: String) -> String {
  repeated(count, opening) + middle + repeated(count, closing)
}

private func repeated(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
