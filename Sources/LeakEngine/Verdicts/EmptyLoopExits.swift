import LeakDomain
import LeakFlow
import LeakModel

/// Exits that a loop leads to which has no turn.
extension VerdictBuilder {
  /// Whether nobody waits where a loop has no turn.
  func isNothingToDo(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    switch analysis.primitive.kind {
    // What tells of events from several sources has no end where there is no source.
    case .stream: passesEmptyLoop(open) && listensInLoops(analysis)
    // A function that signals in a loop signals as often as it has started what waits.
    case .semaphore: (open.viaCall == nil || waitsInLoop()) && passesEmptyLoop(open)
    default: false
    }
  }

  /// Whether loops of the scope do nothing with a stream but make closures that tell it of something.
  private func listensInLoops(_ analysis: ObligationAnalysis) -> Bool {
    let loops = file[analysis.scope].skippable.filter { $0.kind == .loop }
    let roots = Set(holders.compactMap(\.rootVariable))
    let uses = file.calls.filter { site in
      loops.contains { $0.range.contains(site.range) } && site.callee.rootVariable.map(roots.contains) ?? false
    }
    let isGiven = file.calls.contains { site in
      site.body == analysis.scope && loops.contains { $0.range.contains(site.range) }
        && site.arguments.contains { $0.value.rootVariable.map(roots.contains) ?? false }
    }
    return !isGiven && !uses.isEmpty && uses.allSatisfy { $0.body != analysis.scope }
  }

  /// Whether all who wait on a semaphore do so in a loop, which may have no turn either.
  private func waitsInLoop() -> Bool {
    let waits = program.calls(named: "wait", file: fileIndex).filter { call in
      file[call].receiver.map(holders.contains) ?? false
    }
    return !waits.isEmpty && waits.allSatisfy { file[file[$0].body].comesBack(to: $0) }
  }

  /// Whether a way passes a loop that has no turn.
  private func passesEmptyLoop(_ open: ObligationAnalysis.OpenExit) -> Bool {
    open.trace.contains { step in
      if case .branch(.isTrue(.member(_, "isEmpty")), .loop, true) = step.kind { true } else { false }
    }
  }

  /// Whether a loop up to a number that somebody has chosen must have no turn: `for _ in 0..<limit`.
  func countsToNothing(_ open: ObligationAnalysis.OpenExit) -> Bool {
    open.trace.contains { step in
      guard case .branch(.isTrue(.member(.operation("..<", let bounds), "isEmpty")), .loop, true) = step.kind,
        bounds.count == 2, case .literal(.number) = bounds[0]
      else { return false }
      switch bounds[1] {
      case .variable(let id): return file[id].definition == nil
      case .global: return true
      default: return false
      }
    }
  }
}
