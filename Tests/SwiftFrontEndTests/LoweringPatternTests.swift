import LeakAST
import Testing

@Suite struct LoweringPatternTests {
  @Test(arguments: [
    ("let .a(x, y)", ["x", "y"]),
    (".a(let x, b: var y)", ["x", "y"]),
    ("let .a(.b(x), (y, z)?)", ["x", "y", "z"]),
    ("let (x, .a(y))", ["x", "y"]),
    ("let x as Foo", ["x"]),
    ("let x?", ["x"]),
    ("Foo.Bar.baz(let x)", ["x"]),
    ("let x where x > 1", ["x"]),
    (".a(b)", []),
    ("x", []),
    ("let .a(b.c, _)", []),
  ])
  func names(pattern: String, expected: [String]) throws {
    #expect(try loweredPattern(pattern).boundNames == expected)
  }

  @Test func aCaseOfANamedType() throws {
    guard case .enumCase("Foo.Bar", "baz", let payload) = try loweredPattern("Foo.Bar.baz(let x, y: 1)").kind else {
      throw Unexpected("no case")
    }
    #expect(payload.map(\.label) == [nil, "y"])
  }

  @Test(arguments: ["1...2", "other.value", "make(1)", "\"text\"", "a + b"])
  func comparisons(pattern: String) throws {
    guard case .expr = try loweredPattern(pattern).kind else { throw Unexpected("no comparison") }
  }

  @Test func variables() throws {
    guard case .enumCase(_, _, let payload) = try loweredPattern("var .a(x)").kind else { throw Unexpected("no case") }
    #expect(payload.first?.pattern.kind == .name("x", isVar: true))
  }

  @Test func theShorthandReadsItsOwnName() throws {
    guard case .if(let content)? = try lowered("if let value {}").first?.kind,
      case .binding(let pattern, let value)? = content.conditions.first?.kind
    else { throw Unexpected("no binding") }
    #expect(pattern.kind == .name("value", isVar: false))
    #expect(value.kind == .name("value"))
  }
}
