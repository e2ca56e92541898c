import LeakDomain
import LeakFlow
import LeakModel

/// Puts the exits on which one side of a channel is left waiting into words.
struct ChannelExits {
  private let builder: VerdictBuilder
  private let wording: Wording
  /// Where the other side would have been met.
  private let sites: [SourceRange]

  init(_ program: Program, file: Int, sites: [SourceRange]) {
    builder = VerdictBuilder(program, file: file)
    wording = Wording(file: program.files[file])
    self.sites = sites
  }

  func leaks(_ exits: [ObligationAnalysis.OpenExit]) -> [Leak] {
    var seen: Set<SourceRange> = []
    let leaks = exits.map(leak).sorted { $0.spot.location.range.start < $1.spot.location.range.start }
    return leaks.filter { seen.insert($0.spot.location.range).inserted }
  }

  private func leak(_ open: ObligationAnalysis.OpenExit) -> Leak {
    var range = open.exit.range
    var kind = open.kind ?? VerdictBuilder.kind(of: open.exit)
    if kind == .end, let (implied, place) = builder.passedBy(open, sites: sites, repeated: []) {
      kind = implied
      range = place
    }
    if kind == .uncaughtTry, let thrower = open.trace.last(where: VerdictBuilder.throwsHere) { range = thrower.range }
    return Leak(
      exit: kind, spot: wording.spot(range), place: builder.place(open), conditions: builder.conditions(open.trace),
      steps: open.trace.compactMap(wording.step))
  }
}
