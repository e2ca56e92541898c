import LeakAST
import Testing

@Suite struct LoweringCallTests {
  @Test func trailingClosuresFollowTheArguments() throws {
    guard case .call(let call) = try loweredExpression("f(1, b: 2) { x } c: { y } _: { z }").kind else {
      throw Unexpected("no call")
    }
    #expect(call.arguments.map(\.label) == [nil, "b", nil, "c", nil])
    #expect(call.arguments.map(\.isTrailingClosure) == [false, false, true, true, true])
  }

  @Test(arguments: [
    ("c.resume(returning: 1)", "resume"),
    ("a.b?.c!.d?(1)", "d"),
    ("handler?()", "handler"),
    ("Stream<Int>()", "Stream"),
    ("self.init(x: 1)", "init"),
    (".some(1)", "some"),
    ("(f)(1)", "(f)"),
    ("a[0](1)", "a[0]"),
  ])
  func theNameOfACallee(text: String, expected: String) throws {
    guard case .call(let call) = try loweredExpression(text).kind else { throw Unexpected("no call") }
    #expect(slice(text, call.nameRange) == expected)
  }

  @Test(arguments: [
    ("a?.b.c()", "a?.b.c()"),
    ("a!.b[c, d: e].f", "a!.b[c, d: e].f"),
    ("f(c.resume(returning:), g(_:x:))", "f(c.resume(returning:), g)"),
    (".a.b(.c)", ".a.b(.c)"),
    ("super.f(&x)", "super.f(&x)"),
    ("a\n#if X\n.b()\n#endif\n.c()", "statement.c()"),
    ("f()\n#if X\n.b()\n#endif\n.c()", "other(f(), statement).c()"),
  ])
  func chains(text: String, expected: String) throws {
    #expect(shape(try loweredExpression(text)) == expected)
  }

  @Test func conditionalLinks() throws {
    let text = "a\n#if X\n.b().c\n#else\n.d\n#endif"
    guard case .statement(let stmt) = try loweredExpression(text).kind, case .conditional(let clauses) = stmt.kind
    else { throw Unexpected("no clauses") }
    #expect(clauses.map(\.condition) == ["X", nil])
    let shapes = clauses.flatMap(\.statements).map { stmt in
      if case .expr(let expr) = stmt.kind { shape(expr) } else { "?" }
    }
    #expect(shapes == ["a.b().c", "a.d"])
  }

  @Test func aClosureWithoutASignatureHasNoParameters() throws {
    let text = "f { $0.g($1) }"
    guard case .call(let call) = try loweredExpression(text).kind,
      case .closure(let closure)? = call.arguments.first?.value.kind, let body = closure.body
    else { throw Unexpected("no closure") }
    #expect(closure.parameters.isEmpty)
    #expect(slice(text, body.range) == "{ $0.g($1) }")
    #expect(slice(text, body.end) == "}")
    #expect(slice(text, closure.nameRange) == "{")
    guard case .expr(let inner)? = body.statements.first?.kind else { throw Unexpected("empty") }
    #expect(shape(inner) == "$0.g($1)")
  }

  @Test func captures() throws {
    let text = "f { [weak self, unowned(safe) a, b = g(), c] (x, y: Int) async throws -> Void in }"
    guard case .call(let call) = try loweredExpression(text).kind,
      case .closure(let closure)? = call.arguments.first?.value.kind
    else { throw Unexpected("no closure") }
    #expect(closure.captures.map(\.name) == ["self", "a", "b", "c"])
    #expect(closure.captures.map(\.strength) == [.weak, .unowned, .strong, .strong])
    #expect(closure.captures[2].value.map(shape) == "g()")
    #expect(closure.parameters.map(\.name) == ["x", "y"])
    #expect(closure.isAsync && closure.throwing == .throws && closure.result == .void)
  }
}
