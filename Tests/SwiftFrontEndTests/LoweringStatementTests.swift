import LeakAST
import Testing

@Suite struct LoweringStatementTests {
  @Test(arguments: ["let x = if a { 1 } else { 2 }", "let x = switch a { default: 1 }"])
  func statementsInThePlaceOfExpressions(text: String) throws {
    guard case .statement(let stmt) = try loweredValue(text).kind else { throw Unexpected("no statement") }
    #expect(slice(text, stmt.range) == text.dropFirst("let x = ".count))
  }

  @Test func ifIsAStatementWhereItStandsAlone() throws {
    guard case .if? = try lowered("if a {}").first?.kind else { throw Unexpected("no if") }
  }

  @Test func elseIfIsABlockOfOneStatement() throws {
    let text = "if a {} else if b { x } else { y }"
    guard case .if(let outer)? = try lowered(text).first?.kind, let second = outer.otherwise,
      case .if(let inner)? = second.statements.first?.kind
    else { throw Unexpected("no else if") }
    #expect(slice(text, second.range) == "if b { x } else { y }")
    #expect(inner.otherwise.map { slice(text, $0.range) } == "{ y }")
  }

  @Test func labels() throws {
    let stmts = try lowered("outer: while a { break outer }")
    #expect(stmts.first?.label == "outer")
    guard case .while(_, let body)? = stmts.first?.kind else { throw Unexpected("no loop") }
    #expect(body.statements.first?.kind == .break("outer"))
  }

  @Test func casesUnderConditionsStandInOrder() throws {
    let text = "switch a {\ncase 1: b\n#if X\ncase 2: c\n#else\ncase 3: d\n#endif\n@unknown default: e\n}"
    guard case .switch(let content)? = try lowered(text).first?.kind else { throw Unexpected("no switch") }
    #expect(content.cases.map { slice(text, $0.labelRange) } == ["case 1:", "case 2:", "case 3:", "default:"])
    #expect(content.cases.map(\.isUnknown) == [false, false, false, true])
  }

  @Test func catchClauses() throws {
    let text = "do { try a() } catch let e as Foo where b { } catch Foo.bar, is Baz { } catch { }"
    guard case .doCatch(let content)? = try lowered(text).first?.kind else { throw Unexpected("no do") }
    #expect(
      content.catches.map { slice(text, $0.labelRange) } == [
        "catch let e as Foo where b", "catch Foo.bar, is Baz", "catch",
      ])
    #expect(content.catches.map(\.items.count) == [1, 2, 0])
    guard case .asType(let bound, .named("Foo", []))? = content.catches[0].items.first?.pattern.kind else {
      throw Unexpected("no cast")
    }
    #expect(bound.boundNames == ["e"])
  }

  @Test func aRequirementHasNoBody() throws {
    guard case .type(let type)? = try lowered("protocol P { func f()\n var x: Int { get } }").first?.kind,
      case .function(let function)? = type.members.first?.kind, case .variable(let property)? = type.members.last?.kind
    else { throw Unexpected("no protocol") }
    #expect(function.body == nil)
    #expect(property.bindings.first?.accessors.map(\.kind) == [.accessor("get")])
    #expect(property.bindings.first?.accessors.first?.body == nil)
  }
}
