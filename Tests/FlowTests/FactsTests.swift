import LeakFlow
import Testing

@Suite struct FactsTests {
  private let a = Value.variable(VarID(0))
  private let b = Value.variable(VarID(1))

  @Test func literalsAreDecided() {
    let facts = Facts()
    #expect(facts.decide(.isTrue(.literal(.bool(false)))) == false)
    #expect(facts.decide(.isNil(.literal(.nil))) == true)
    #expect(facts.decide(.isNil(.tuple([]))) == false)
    #expect(facts.decide(.isCase(.implicitMember("on"), "on")) == true)
    #expect(facts.decide(.isTrue(a)) == nil)
    #expect(facts.decide(.opaque) == nil)
  }

  @Test func oneCaseRulesOutTheOthers() {
    var facts = Facts()
    facts.learn(.isCase(a, "success"), true)
    #expect(facts.decide(.isCase(a, "failure")) == false)
    #expect(facts.decide(.isNil(a)) == false)
    facts = Facts()
    facts.learn(.isCase(a, "loaded"), false)
    #expect(facts.decide(.isCase(a, "idle")) == nil)
    facts.learn(.isNil(a), true)
    #expect(facts.decide(.isCase(a, "idle")) == false)
  }

  @Test func ofTheTwoCasesOfAResultOneIsLeft() {
    var facts = Facts()
    facts.learn(.isCase(a, "success"), false)
    #expect(facts.decide(.isCase(a, "failure")) == true)
    facts = Facts()
    facts.learn(.isCase(a, "failure"), false)
    #expect(facts.decide(.isCase(a, "success")) == true)
  }

  @Test func aCopyTakesWhatIsKnown() {
    var facts = Facts()
    facts.learn(.isNil(a), false)
    facts.assign(b, from: a, enumCase: nil)
    #expect(facts.decide(.isNil(b)) == false)
    facts.assign(b, from: .literal(.nil), enumCase: nil)
    #expect(facts.decide(.isNil(b)) == true)
    facts.assign(a, from: .implicitMember("on"), enumCase: "on")
    #expect(facts.decide(.isCase(a, "on")) == true)
  }

  @Test func forgettingTakesWhatIsReachedThroughAValue() {
    var facts = Facts()
    facts.learn(.isTrue(.member(a, "isOpen")), true)
    facts.learn(.isTrue(b), true)
    facts.forget(a)
    #expect(facts.decide(.isTrue(.member(a, "isOpen"))) == nil)
    #expect(facts.decide(.isTrue(b)) == true)
    facts.forget(b)
    #expect(facts.isEmpty)
  }

  @Test func filteredKeepsWhatIsAskedFor() {
    var facts = Facts()
    facts.learn(.isTrue(a), true)
    facts.learn(.isTrue(b), true)
    let kept = facts.filtered { $0 == a }
    #expect(kept.decide(.isTrue(a)) == true)
    #expect(kept.decide(.isTrue(b)) == nil)
  }
}
