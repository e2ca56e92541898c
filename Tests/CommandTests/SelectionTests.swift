import LeakModel
import Testing

@testable import leaklint

/// `--rule`, `--skip` and `leaklint rules`.
@Suite struct SelectionTests {
  private let folder = TemporaryFolder()

  @Test func onlyTheNamedRulesRun() throws {
    try folder.copy("leak.swift", to: "A.swift")
    #expect(try Invocation(["--rule", "forgotten-sender"], in: folder).status == 1)
    #expect(try Invocation(["--rule", "no-receiver", "--rule", "forgotten-sender"], in: folder).status == 1)
    #expect(try Invocation(["--rule", "no-receiver,forgotten-sender"], in: folder).status == 1)
    #expect(try Invocation(["--rule", "no-receiver"], in: folder).status == 0)
    #expect(try Invocation(["--skip", "forgotten-sender"], in: folder).status == 0)
    #expect(try Invocation(["--skip", "no-receiver"], in: folder).status == 1)
  }

  @Test func noRuleLeftIsAnError() throws {
    let run = try Invocation(["--rule", "no-receiver", "--skip", "no-receiver"], in: folder)
    #expect(run.status == 2)
    #expect(run.complaints == ["leaklint: --rule and --skip leave no rule to run"])
  }

  @Test func aMistypedRuleIsGuessed() throws {
    let run = try Invocation(["--rule", "forgoten-sender"], in: folder)
    #expect(run.complaints == ["leaklint: unknown rule 'forgoten-sender'; did you mean 'forgotten-sender'?"])
  }

  @Test func theListNamesEveryRule() throws {
    let list = try Invocation(["rules"], in: folder)
    #expect(list.status == 0)
    for id in ["no-receiver", "receiver-skipped", "forgotten-sender", "double-resume"] {
      #expect(list.out.contains("\(id) "))
    }
  }

  @Test func aRuleHasAPage() throws {
    let page = try Invocation(["rules", "forgotten-sender"], in: folder)
    #expect(page.status == 0 && page.complaints.isEmpty)
    for heading in ["What it finds", "Why it hangs", "Example", "Repair", "What it deliberately misses"] {
      #expect(page.out.contains("## \(heading)\n"))
    }
  }

  @Test(arguments: [
    ("no-reciever", ["no-receiver"]), ("receiver", ["no-receiver", "receiver-skipped"]),
    ("sender", ["forgotten-sender"]), ("double_resume", ["double-resume"]),
    ("DOUBLE-RESUME", ["double-resume"]), ("xyz", []), ("", []),
  ])
  func nearNames(_ text: String, _ expected: [String]) {
    let names = ["no-receiver", "receiver-skipped", "forgotten-sender", "double-resume"]
    #expect(NearNames.of(text, among: names) == expected)
  }

  @Test(arguments: [("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 2)])
  func distances(_ a: String, _ b: String, _ expected: Int) {
    #expect(NearNames.distance(a, b) == expected)
  }
}
