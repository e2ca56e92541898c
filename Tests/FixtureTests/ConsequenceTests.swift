import LeakModel
import Testing

/// Whoever reads a finding is told what comes of it: who hangs, or what else happens, and whether it is seen at run time.
@Suite struct ConsequenceTests {
  @Test func everyFindingHasAConsequence() async {
    var silent: [String] = []
    var unfit: [String] = []
    for fixture in Fixture.all {
      // A comment that silences nothing has no consequence at run time.
      for finding in await Analysis.run(fixture).findings where finding.rule != "ignore-comment" {
        let place = "\(finding.place.file):\(finding.place.start.line): [\(finding.rule)] \(finding.consequence)"
        if finding.consequence.isEmpty { silent.append(place) }
        if !Self.tellsWhatIsSeen(finding.consequence) || finding.consequence.hasSuffix(".") { unfit.append(place) }
      }
    }
    expectNone(silent, "These findings have no consequence:")
    expectNone(unfit, "These consequences do not say what is seen at run time, or end in a full stop:")
  }

  /// Either something is seen, or the program stops, which is.
  private static func tellsWhatIsSeen(_ consequence: String) -> Bool {
    ["seen", "crash", "the program stops"].contains { consequence.contains($0) }
  }
}
