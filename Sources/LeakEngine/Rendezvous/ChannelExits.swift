import LeakDomain
import LeakFlow
import LeakModel

/// Puts the exits on which one side of a channel is left waiting into words.
struct ChannelExits {
  private let builder: VerdictBuilder
  private let wording: Wording
  private let file: FlowFile
  /// Where the other side would have been met.
  private let sites: [SourceRange]

  init(_ program: Program, file: Int, sites: [SourceRange]) {
    builder = VerdictBuilder(program, file: file)
    self.file = program.files[file]
    wording = Wording(file: self.file)
    self.sites = sites
  }

  func leaks(_ losses: [Loss]) -> [Leak] {
    var seen: Set<SourceRange> = []
    let leaks = losses.map(leak).sorted { $0.spot.location.range.start < $1.spot.location.range.start }
    return leaks.filter { seen.insert($0.spot.location.range).inserted }
  }

  private func leak(_ loss: Loss) -> Leak {
    let open = loss.open
    var range = open.exit.range
    var kind = open.kind ?? VerdictBuilder.kind(of: open.exit)
    if kind == .end, !hasReceived(open), let (implied, place) = passedBy(loss) {
      kind = implied
      range = place
    }
    if kind == .uncaughtTry, let thrower = open.trace.last(where: VerdictBuilder.throwsHere) { range = thrower.range }
    return Leak(
      exit: kind, spot: wording.spot(range), place: builder.place(open), conditions: builder.conditions(open.trace),
      steps: open.trace.withoutCasesPassedBy.filter { !isTurn($0) }.compactMap(wording.step))
  }

  /// Another turn of a loop says nothing where elements are told.
  private func isTurn(_ step: TraceStep) -> Bool {
    if case .branch(.opaque, .loop, _) = step.kind { true } else { false }
  }

  /// A path that was in the loop has not passed it by.
  private func hasReceived(_ open: ObligationAnalysis.OpenExit) -> Bool {
    open.trace.contains { if case .event = $0.kind { true } else { false } }
  }

  /// The loop that control passed by, if the beginning lies before it.
  private func passedBy(_ loss: Loss) -> (Leak.Exit, SourceRange)? {
    guard let (exit, head) = builder.passedBy(loss.open, sites: loss.sites ?? sites, repeated: []) else { return nil }
    let begin = loss.key.range
    let holdsBegin = file.bodies.contains { body in
      body.skippable.contains { $0.head == head && $0.range.contains(begin) }
    }
    return holdsBegin ? nil : (exit, head)
  }
}
