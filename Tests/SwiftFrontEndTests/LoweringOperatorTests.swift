import LeakAST
import Testing

@Suite struct LoweringOperatorTests {
  @Test(arguments: [
    ("a + b * c - d", "((a + (b * c)) - d)"),
    ("a && b || c && d", "((a && b) || (c && d))"),
    ("a == b && c < d + e", "((a == b) && (c < (d + e)))"),
    ("a ?? b ?? c", "(a ?? (b ?? c))"),
    ("a ?? b == c", "((a ?? b) == c)"),
    ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
    ("a || b ? c : d", "((a || b) ? c : d)"),
    ("a = b ? c : d", "{a = (b ? c : d)}"),
    ("a = b = c", "{a = {b = c}}"),
    ("a += b + c", "{a += (b + c)}"),
    ("a ??= b + c", "{a ??= (b + c)}"),
    ("a <~> b + c", "(a <~> (b + c))"),
    ("a ~== b && c", "((a ~== b) && c)"),
    ("a..<b + 1", "(a ..< (b + 1))"),
    ("a << b * c", "((a << b) * c)"),
    ("a as? B ?? c", "((a conditional) ?? c)"),
    ("a + b as! C", "((a + b) forced)"),
    ("a is B == c", "((a is) == c)"),
    ("-a + !b", "((-a) + (!b))"),
    ("(a + b) * c", "((a + b) * c)"),
  ])
  func foldsByPrecedence(text: String, expected: String) throws {
    #expect(shape(try loweredExpression(text)) == expected)
  }

  @Test(arguments: [
    ("try a() + b()", "(try (a() + b()))"),
    ("x = try a() + b()", "{x = (try (a() + b()))}"),
    ("try x = a()", "(try {x = a()})"),
    ("try await a() + b()", "(try (await (a() + b())))"),
    ("await a() ?? b()", "(await (a() ?? b()))"),
    ("try? a() ?? b()", "(try? (a() ?? b()))"),
    ("(try? a()) ?? b()", "((try? a()) ?? b())"),
    ("try a() ? b : c", "(try (a() ? b : c))"),
    ("a ? try b() : await c()", "(a ? (try b()) : (await c()))"),
    ("try a() as? B", "(try (a() conditional))"),
    ("unsafe a + b", "(a + b)"),
  ])
  func effectsCoverWhatFollows(text: String, expected: String) throws {
    #expect(shape(try loweredExpression(text)) == expected)
  }

  @Test func rangesSpanBothOperands() throws {
    let text = "x = try (a + b) * c"
    let expr = try loweredExpression(text)
    #expect(slice(text, expr.range) == text)
    guard case .assign(_, _, let tried) = expr.kind, case .tried(_, let product) = tried.kind else {
      throw Unexpected(shape(expr))
    }
    #expect(slice(text, tried.range) == "try (a + b) * c")
    #expect(slice(text, product.range) == "(a + b) * c")
  }

  @Test(arguments: [499, 500, 20_000])
  func aHugeRunStaysFlat(count: Int) throws {
    let run = (0..<count).map { "a\($0)" }.joined(separator: " + ")
    let expr = try loweredExpression("x = " + run)
    guard case .assign("=", _, let value) = expr.kind else { throw Unexpected("no assignment") }
    if count < 500 {
      guard case .binary("+", _, _) = value.kind else { throw Unexpected("not folded") }
    } else {
      #expect(shape(value) == "operands \(count)")
    }
  }

  @Test func tryCoversAHugeRun() throws {
    let text = "try x = await a()" + String(repeating: " + a()", count: 600)
    let expr = try loweredExpression(text)
    #expect(shape(expr) == "(try {x = (await operands 601)})")
    #expect(slice(text, expr.range) == text)
  }

  @Test(arguments: ["x +", "x as", "x + + y", "a ? b :", "= 3", "x = = y", "a b"])
  func brokenRuns(text: String) throws {
    #expect(try !lowered(text).isEmpty)
  }
}
