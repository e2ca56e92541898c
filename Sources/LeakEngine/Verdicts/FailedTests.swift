import LeakDomain
import LeakFlow
import LeakModel

/// Exits of tests, and of what stands in for something in them, on which the test has failed.
extension VerdictBuilder {
  /// Whether a test has failed when it leaves, by an error or one that it records: nobody waits on for its promises and
  /// streams. A thread that is blocked, or a child task, would keep it from ending.
  func failsTest(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    // A stand-in that was not made for the call.
    if analysis.primitive.kind == .handler, open.kind == nil, failsTest(open) { return true }
    guard program.isTest[fileIndex], open.kind == nil, open.viaCall == nil,
      analysis.primitive.kind == .promise || analysis.primitive.kind == .stream
    else { return false }
    if open.trace.contains(where: recordsError) { return true }
    return !file[analysis.scope].isClosure && (open.exit.isThrow || calls(open, .recordsFailure))
  }

  /// Whether a way calls what certainly records a failure: `XCTFail("not expected")`, `Issue.record("…")`.
  private func failsTest(_ open: ObligationAnalysis.OpenExit) -> Bool {
    open.calls.contains { call in
      let site = file[call]
      let name = site.receiver == nil ? site.name : site.qualifiedName
      return name.map { $0.isCapitalized && program.models.has($0, .recordsFailure) } ?? false
    }
  }

  /// Whether an operand throws whose errors a function makes a failure of the test.
  private func recordsError(_ step: TraceStep) -> Bool {
    guard step.kind == .throwing else { return false }
    return file.calls.contains { call in
      call.range.contains(step.range) && call.name.map { program.models.has($0, .recordsError) } ?? false
    }
  }
}
