import LeakModel
import Testing

/// Closures that lie too deep in others are not followed, and that is said.
@Suite struct DeepClosuresTests {
  /// A handler that only the innermost of some closures calls, on one of its paths.
  private static func source(depth: Int) -> String {
    """
    import Dispatch
    func load(_ isReady: Bool, completion: @escaping () -> Void) {
    \(String(repeating: "DispatchQueue.main.async {\n", count: depth))
    if isReady { completion() }
    \(String(repeating: "}\n", count: depth))
    }
    """
  }

  private static func report(depth: Int) async -> Analysis.Outcome {
    await Analysis.run(files: [(path: "Deep.swift", source: source(depth: depth))])
  }

  @Test func theLeakIsFoundWhereAllAreFollowed() async {
    let report = await Self.report(depth: 12)
    #expect(report.findings.map(\.rule) == ["forgotten-sender"])
    #expect(report.notices.isEmpty)
  }

  @Test func whatIsLeftOutIsSaid() async {
    let report = await Self.report(depth: 40)
    #expect(report.findings.isEmpty)
    #expect(report.notices.map(\.kind) == [.budget])
  }
}
