import LeakFlow
import Testing

@Suite struct PathSearchTests {
  @Test func pathsThatAgreeMerge() throws {
    let text = "func f(a: Bool, b: Bool, c: Bool) { if a { x() }; if b { x() }; if c { x() }; hit() }"
    #expect(try paths(text) { $0.remembers = false }.counts == [1])
    #expect(try paths(text).counts == Array(repeating: 1, count: 8))
  }

  @Test func twoTestsOfOneValueAreOneDecision() throws {
    #expect(try paths("func f(a: Bool) { if a { hit() }; if a { hit() } }").counts == [0, 2])
    #expect(try paths("func f(a: Bool) { if a { hit() }; guard !a else { return }; hit() }").counts == [1, 1])
    #expect(try paths("func f(a: Bool, b: Bool) { if a && b { hit() }; if a, b { hit() } }").counts == [0, 0, 2])
    #expect(try paths("func f(a: Int?) { if a != nil { hit() }; if let a { hit() } }").counts == [0, 2])
    #expect(try paths("func f(n: Int) { if n < 3 { hit() }; if n >= 3 { hit() } }").counts == [1, 1])
  }

  @Test func anAssignmentDecides() throws {
    #expect(try paths("func f(a: Bool) { var b = a; b = true; if b { hit() } }").counts == [1])
    #expect(try paths("func f(a: Bool) { var b = a; if b { hit() }; b = false; if b { hit() } }").counts == [0, 1])
  }

  @Test func loopsRunZeroOneAndSeveralTimes() throws {
    #expect(try paths("func f(a: [Int]) { for _ in a { hit() } }").counts == [0, 1, 2, 3])
    #expect(try paths("func f(a: [Int]) { for _ in a { hit() } }") { $0.endsTurns = true }.counts == [0])
    #expect(try paths("func f() { for _ in [1] { hit() } }") { $0.endsTurns = true }.counts == [])
  }

  @Test func aStepMayEndOrSplitAPath() throws {
    #expect(try paths("func f(a: Bool) { if a { stop() }; hit() }").counts == [1])
    #expect(try paths("func f() { split(); hit() }").counts == [1, 11])
  }

  @Test func aCallThatCompletedDoesNotThrow() throws {
    let search = try paths("func f() throws { try hit(); try x() }")
    #expect(search.counts == [1, 1])
    #expect(search.arrivals.map(\.exit.isThrow).filter { $0 }.count == 1)
  }

  @Test func theBudgetEndsTheSearch() throws {
    let text = "func f(a: Bool, b: Bool, c: Bool) { if a { x() }; if b { x() }; if c { x() }; hit() }"
    let search = try paths(text, budget: 5)
    #expect(search.exhausted)
    #expect(try !paths(text).exhausted)
  }

  @Test func aSearchCanBeginInTheMiddle() throws {
    let (file, body) = try flow("func f() { hit(); hit(); hit() }")
    let search = PathSearch(
      body, from: Body.entry, instruction: 2, state: 0, facts: Facts(), semantics: HitCounter(file), budget: 10)
    #expect(search.counts == [1])
  }
}

@Suite struct TraceTests {
  /// The trace to the only arrival, as the offsets of its branches and `!` for a call that throws.
  private func trace(_ text: String, remembers: Bool = false) throws -> [String] {
    let search = try paths(text) { $0.remembers = remembers }
    let arrival = try #require(search.arrivals.last)
    return search.trace(to: arrival).map { step in
      switch step.kind {
      case .branch(_, let kind, let taken): "\(kind) \(taken)"
      case .either(let decisions): decisions.map { "\($0.kind) \($0.taken)" }.joined(separator: " or ")
      case .throwing: "throws"
      case .event(let event): event
      }
    }
  }

  @Test func aBranchBothSidesOfWhichLeadToTheExitIsLeftOut() throws {
    #expect(try trace("func f(a: Bool) { if a { x() }; hit() }") == ["hit"])
    #expect(try trace("func f(a: Bool) { if a { stop() }; hit() }") == ["condition false", "hit"])
  }

  /// What is settled by an earlier decision, or comes to the same in the end, is no decision of the path.
  @Test func onlyWhatTheExitDependsOnIsTold() throws {
    #expect(
      try trace("func f(a: Bool, b: Bool) { if a { x() }; guard b else { hit(); return }; stop() }")
        == ["guardCondition false", "hit"])
    #expect(
      try trace("func f(a: Bool) { if a { x() } else { stop() }; if a { hit() } else { stop() } }", remembers: true)
        == ["condition true", "hit"])
    #expect(
      try trace("func f(a: Bool, b: Bool) { if a { stop() }; if b { stop() }; hit() }")
        == ["condition false", "condition false", "hit"])
    #expect(
      try trace("func f(a: [Int], b: Bool) { for _ in a { x() }; guard b else { hit(); return }; stop() }")
        == ["guardCondition false", "hit"])
    #expect(
      try trace("func f(a: Bool, b: Bool) { if a { if b { stop() } } else { stop() }; hit() }")
        == ["condition true", "condition false", "hit"])
  }

  /// Each condition of a statement leads there, and only they do: the statement decides.
  @Test func conditionsOfOneStatementAreOneStep() throws {
    #expect(
      try trace("func f(a: Bool, b: Bool) { guard a, b else { hit(); return }; stop() }")
        == ["guardCondition false or guardCondition false", "hit"])
    #expect(
      try trace("func f(a: Bool, b: Int?) { if a || b == nil { hit(); return }; stop() }")
        == ["condition true or condition true", "hit"])
    #expect(try trace("func f(a: Bool, b: Bool) { if a { if b { x() } }; hit() }") == ["hit"])
  }

  @Test func stepsStandInTheirOrder() throws {
    let text = "func f(a: Bool) throws { guard a else { stop() }; hit(); try x(); stop() }"
    #expect(try trace(text) == ["guardCondition true", "hit", "throws"])
  }

  @Test func theWayToANoteIsATrace() throws {
    let search = try paths("func f(a: Bool) { hit(); if a { hit() } }")
    #expect(search.notes == [0, 1])
    #expect(search.trace(toNote: 0).isEmpty)
    #expect(search.trace(toNote: 1).count == 2)
  }

  /// What a step has noted before it searches another body has no place in that body.
  @Test func aSearchWithinASearchPlacesItsOwnNotesOnly() throws {
    let (file, body) = try flow("func f(a: Bool) { if a { within() } }; func g(b: Bool) { if b { hit() } }")
    let inner = try #require(file.bodies.first { $0.name == "g" })
    let counter = HitCounter(file)
    counter.pendingNotes = [7]
    let search = PathSearch(inner, state: 0, facts: Facts(), semantics: counter, budget: 100)
    #expect(search.notes == [0])
    #expect(counter.pendingNotes == [7])
    counter.pendingNotes = []
    let outer = PathSearch(body, state: 0, facts: Facts(), semantics: counter, budget: 100)
    #expect(outer.notes == [0, 7])
    #expect(outer.trace(toNote: 7).count == 1)
  }
}
