import LeakAST
import Testing

/// What is long or deep beyond what a person writes.
@Suite struct LoweringDepthTests {
  @Test(arguments: [100, 1_900])
  func chains(count: Int) throws {
    let expr = try loweredExpression("a" + String(repeating: ".b()", count: count))
    #expect(depth(of: expr) <= 2_001)
    if count == 100 { #expect(shape(expr) == "a" + String(repeating: ".b()", count: count)) }
  }

  @Test func elseIf() throws {
    let text = "if a {}" + String(repeating: " else if b {}", count: 400) + " else { c }"
    var stmt = try lowered(text).first
    var count = 0
    while case .if(let content)? = stmt?.kind {
      count += 1
      stmt = content.otherwise?.statements.first
    }
    #expect(count == 401)
    guard case .expr? = stmt?.kind else { throw Unexpected("the last else is lost") }
  }

  /// Levels of a postfix chain.
  private func depth(of expr: Expr) -> Int {
    var current = expr
    var count = 1
    while true {
      switch current.kind {
      case .call(let call): current = call.callee
      case .member(let base?, _, _): current = base
      default: return count
      }
      count += 1
    }
  }
}
