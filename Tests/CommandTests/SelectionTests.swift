import LeakModel
import Testing

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
    #expect(run.complaints == ["leaklint: no rule is left to run"])
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
}
