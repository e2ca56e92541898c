import LeakModel
import Testing

@testable import leaklint

/// `--timings`: what a run spends its time on.
@Suite struct TimingsTests {
  private let folder = TemporaryFolder()

  @Test func eachPhaseHasALine() throws {
    try folder.copy("leak.swift", to: "A.swift")
    let plain = try Invocation(["--no-cache"], in: folder)
    let timed = try Invocation(["--no-cache", "--timings"], in: folder)
    #expect(timed.out == plain.out)
    #expect(timed.status == plain.status)
    let added = timed.complaints.dropFirst(plain.complaints.count)
    #expect(
      added.compactMap { $0.wholeMatch(of: /leaklint: (.+?) +[0-9]+\.[0-9]{3} s +[0-9]+\.[0-9] %/)?.output.1 }
        == Phase.allCases.map { $0.rawValue[...] } + ["the rest", "all"])
  }

  /// A phase within another counts once; what is not measured is the rest.
  @Test func sharesAreExclusive() {
    let times = PhaseTimes()
    let clock: (any PhaseClock)? = times
    clock.measure(.obligations) { clock.measure(.summaries, within: .obligations) { _ = (0..<100_000).map { $0 } } }
    let seconds = times.lines.map { $0.split(separator: " ").dropLast(3).last.flatMap { Double($0) } ?? -1 }
    #expect(seconds.count == Phase.allCases.count + 2)
    #expect(seconds.allSatisfy { $0 >= 0 })
  }

  @Test func nobodyWhoAsksMeasuresNothing() {
    let clock: (any PhaseClock)? = nil
    #expect(clock.measure(.parse) { 1 } == 1)
  }
}
