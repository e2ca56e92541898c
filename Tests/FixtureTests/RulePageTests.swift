import LeakDomain
import Rules
import Testing

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { id }
}

/// The examples of a rule's page are true.
@Suite struct RulePageTests {
  @Test(arguments: allRules)
  func theLeakingExampleIsFoundOnce(_ rule: Rule) async {
    let outcome = await Analysis.run(source: rule.documentation.leaking)
    expectNone(outcome.notices.map(\.message), "The leaking example of \(rule.id) parses, but:")
    let rules = outcome.findings.map(\.rule)
    #expect(rules == [rule.id], "The leaking example of \(rule.id) has one finding")
  }

  @Test(arguments: allRules)
  func theRepairedExampleIsSilent(_ rule: Rule) async {
    let outcome = await Analysis.run(source: rule.documentation.repaired)
    expectNone(outcome.notices.map(\.message), "The repaired example of \(rule.id) parses, but:")
    expectNone(
      outcome.findings.map { "\($0.place.start.line): \($0.message) [\($0.rule)]" },
      "The repaired example of \(rule.id) has no finding, but:")
  }

  @Test func everyPageIsWritten() {
    let empty = allRules.filter { rule in
      let page = rule.documentation
      return [
        rule.summary, page.whatItFinds, page.whyItHangs, page.leaking, page.repaired, page.repair, page.whatItMisses,
      ].contains("")
    }
    expectNone(empty.map(\.id), "A part of the page of these rules is empty:")
  }
}
