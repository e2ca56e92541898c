import LeakModel
import Testing

@testable import SwiftFrontEnd

/// What people and their generators do write is never left out, however long it is.
@Suite struct GuardRealisticTests {
  @Test(arguments: [
    "a nested literal": nested(60, "[\"k\": ", "1", "]"),
    "a nested literal of lists": nested(30, "[\"k\": [\"a\", ", "1", "]]"),
    "numbers in lists": nested(12, "[", "1, 2", ", 3]"),
    "calls in calls": nested(60, "f(x, ", "y", ")"),
    "view bodies": nested(25, "VStack(alignment: .leading) {\n", "Text(\"x\")", "\n}.padding()"),
    "nested blocks": nested(30, "if let x = f(x) {\n", "g()", "\n} else { h() }\n"),
    "nested closures": nested(40, "run { x in\n", "done()", "\n}\n"),
    "interpolations": nested(8, "\"\\(f(", "x", "))\""),
    "nested #if": nested(10, "#if A\n", "x()", "\n#endif\n"),
    "a chain of else if": "if x == 0 { a() }" + repeated(1_000, " else if x == 1 { b() }") + " else { c() }",
    "a chain of methods": "let x = a" + repeated(2_000, "\n  .filter { $0 > 1 }"),
    "a long sum": "let x = 1" + repeated(3_000, " + foo(1)"),
    "a long concatenation": "let x = \"\"" + repeated(3_000, "\n  + \"a\\(b)c\""),
    "a long list": "let x = [" + repeated(20_000, "\n  (1, \"a\", nil),") + "]",
    "a long enumeration": "enum E {" + repeated(5_000, "\n  case a") + "\n}",
    "a long switch": "switch x {" + repeated(5_000, "\ncase 1 where y: foo()") + "\n}",
    "a chain of ternaries": "let x = a ? 1" + repeated(500, "\n  : b ? 2") + " : 3",
    "nested types": "let x: " + nested(25, "ModifiedContent<", "A, B", ">"),
    "curried functions": "func f() -> " + repeated(20, "(Int) -> ") + "Void",
    "comparisons": repeated(500, "\nif a < b, c < d || e < f { g() }"),
    "assignments by an operator": "insert(" + repeated(500, "\n  column <- value,") + " x <- y)",
    "protocols": repeated(500, "\nprotocol P: class {\n  func f() throws -> Int\n  var x: (Int) -> Void { get }\n}"),
    "nonisolated functions": "actor A {" + repeated(500, "\n  nonisolated func f() async -> Int { 1 }") + "\n}",
    "class members": "class A {" + repeated(500, "\n  class func f() -> Int { 1 }\n  class var x: Int { 1 }") + "\n}",
    "an actor in a variable": repeated(100, "\nlet a = actor\nawait actor.run()\nif actor is A { f(actor) }"),
    "repeat loops": "func f() {" + repeated(500, "\n  repeat { x() } while y\n  while z { x() }") + "\n}",
    "imports": repeated(500, "\nimport struct A.B"),
    "guards": "func f() {" + repeated(500, "\n  guard let x = y.first(where: { $0 }) else { return }") + "\n}",
    "conditions with closures": repeated(500, "\nif xs.contains { $0 } == true, ys.map { $0 }.isEmpty { f() }"),
    "labels that are keywords": repeated(500, "\nf(for: 1, if: 2, in: 3, while: 4, repeat: 5, guard: 6)"),
    "members that are keywords": repeated(500, "\nx = .for\ny.if = .class.extension.actor"),
    "branches of #if with open braces": repeated(500, "\n#if A\nfunc f() {\n#else\nfunc g() {\n#endif\n}"),
    "operators": repeated(500, "\nstatic func < (a: A, b: A) -> Bool { a.x < b.x }"),
    "optional tests": repeated(500, "\nlet x = try? await f() as? A ?? b as! C"),
  ])
  func passes(name: String, text: String) {
    let output = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: "real.swift", bytes: Array(text.utf8)))
    #expect(output.file != nil)
    #expect(output.notices.filter { $0.kind == .skipped }.isEmpty, "\(output.notices)")
  }
}

private func nested(_ count: Int, _ opening: String, _ middle: String, _ closing: String) -> String {
  repeated(count, opening) + middle + repeated(count, closing)
}

private func repeated(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }
