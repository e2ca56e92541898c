import LeakFlow

/// What shows that a handler is an answer, to be given once, and no report of events: it is called on every way but one, on none of
/// them twice, and which way it is does not depend on the kind of an event.
extension VerdictBuilder {
  func isProven(
    _ obligation: Obligation, _ exits: [ObligationAnalysis.OpenExit], _ analysis: ObligationAnalysis
  ) -> Bool {
    guard exits.count == 1, analysis.doubles.isEmpty else { return false }
    let isOfEvent = exits[0].trace.contains { step in
      if case .branch(_, .switchCase, _) = step.kind { true } else { false }
    }
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: obligation.scope)))
    let calls = file.calls.filter { family.contains($0.body) && obligation.holders.contains($0.callee) }
    return !isOfEvent && calls.count > 1
  }
}
