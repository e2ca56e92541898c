import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// The exits that leave an obligation open, in words.
extension VerdictBuilder {
  /// What led to the beginning is no part of the path.
  func sinceBeginning(
    _ exit: ObligationAnalysis.OpenExit, of obligation: Obligation
  ) -> ObligationAnalysis.OpenExit {
    var exit = exit
    if let start = exit.trace.firstIndex(where: { $0.kind == .event(ObligationAnalysis.beginning) }) {
      exit.trace.removeSubrange(...start)
    } else if obligation.trigger != nil {
      // It begins in the very block in which a closure takes it: what was decided before was decided further up.
      exit.trace.removeAll { $0.range.start < obligation.begin.start }
    }
    return exit
  }

  func leaks(
    _ exits: [ObligationAnalysis.OpenExit], _ analysis: ObligationAnalysis, in body: Body
  ) -> [Leak] {
    var seen: Set<SourceRange> = []
    // A handler of which one exit tells otherwise is called on success only.
    let isOptional = exits.contains { saysOtherwise($0, analysis) }
    let found = exits.filter { !isExcused($0, analysis) }.map { exit in
      var leak = leak(exit, analysis, in: body)
      leak.isUnlikely = leak.isUnlikely || isOptional
      return leak
    }
    let leaks = found.sorted { $0.spot.location.range.start < $1.spot.location.range.start }
    return leaks.filter { seen.insert($0.spot.location.range).inserted }
  }

  private func leak(
    _ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis, in body: Body
  ) -> Leak {
    var range = open.exit.range
    var kind = open.kind ?? Self.kind(of: open.exit)
    if kind == .end || kind == .blockedWait, open.share == nil, let (implied, place) = passedBy(open, analysis) {
      kind = implied
      range = place
    }
    if kind == .end || kind == .returns || kind == .blockedWait, let (skipped, place) = skippedCallback(open) {
      kind = skipped
      range = place
    }
    if kind == .end || kind == .returns, let exit = exitOfClosure(open) {
      kind = Self.kind(of: exit)
      range = exit.range
    }
    if kind == .uncaughtTry, let thrower = open.trace.last(where: Self.throwsHere) { range = thrower.range }
    var leak = Leak(
      exit: kind, spot: wording.spot(range), place: place(open), conditions: conditions(open.trace),
      steps: analysis.told(open.trace, kind).withoutCasesPassedBy.compactMap(wording.step))
    leak.isUnlikely = isUnlikely(open, kind, analysis)
    leak.share = open.share
    leak.failure = open.failure
    leak.isLastTurn = open.isLastTurn
    leak.mayBeMetBehind = open.mayBeMetBehind
    return leak
  }

  static func kind(of exit: Exit) -> Leak.Exit {
    switch exit.kind {
    case .returns: .returns
    case .throwStatement: .throwStatement
    case .uncaughtTry: .uncaughtTry
    case .end: .end
    }
  }

  static func throwsHere(_ step: TraceStep) -> Bool {
    switch step.kind {
    case .throwing, .branch(_, .nextElement, taken: false): true
    default: false
    }
  }

  /// The last decisions of a path, each once, and the errors that led there.
  func conditions(_ trace: [TraceStep]) -> [String] {
    var seen: Set<String> = []
    let clauses = trace.withoutCasesPassedBy.compactMap { step -> String? in
      switch step.kind {
      case .throwing: return "the 'try' at line \(wording.spot(step.range).line) throws"
      case .branch(.isTrue(.operation(let op, _)), _, _) where op.hasPrefix("#"): return nil
      case .branch(let test, let kind, let taken): return wording.clause(test, taken: taken, kind: kind)
      case .either(let decisions): return wording.either(decisions).map { "either \($0)" }
      case .event: return nil
      }
    }
    let last = clauses.filter { seen.insert($0).inserted }.suffix(3)
    // "either a or b, and c"
    return last.dropLast().map { $0.hasPrefix("either ") ? "\($0)," : $0 } + last.suffix(1)
  }
}
