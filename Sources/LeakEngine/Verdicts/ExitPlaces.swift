import LeakDomain
import LeakFlow
import LeakModel

/// Where a path that meets no discharge is told to end: at what it passed by, at the callback that was skipped, in a closure.
extension VerdictBuilder {
  /// The callback that the outcome of a future, or the function that is given it, skips, where nothing was decided since.
  func skippedCallback(_ open: ObligationAnalysis.OpenExit) -> (Leak.Exit, SourceRange)? {
    guard let last = open.trace.last, case .event(let event) = last.kind else { return nil }
    if event == ObligationAnalysis.unrun { return (.unrunClosure(callback(at: last.range) ?? "call"), last.range) }
    for side in [FutureSide.success, .failure] where event == ObligationAnalysis.skipping(side) {
      return (.skippedCallback(callback(at: last.range) ?? "its callback", failing: side == .success), last.range)
    }
    return nil
  }

  /// The name of the method that gives a future its callback.
  func callback(at range: SourceRange) -> String? { file.calls.first { $0.nameRange == range }?.name }

  /// The way out of a closure that is called by name, where nothing was decided since.
  func exitOfClosure(_ open: ObligationAnalysis.OpenExit) -> Exit? {
    // Of several that are left at once, the innermost.
    let leaving = open.trace.reversed().prefix { $0.kind == .event(ObligationAnalysis.leavingClosure) }
    guard let last = leaving.last else { return nil }
    for block in file.bodies(around: last.range).lazy.flatMap(\.blocks) {
      if case .exit(let exit) = block.terminator, exit.range == last.range { return exit }
    }
    return nil
  }

  /// The loop or optional chain that control passed by, where everything that discharges lies inside it and nothing
  /// else decided on the way.
  func passedBy(
    _ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis
  ) -> (Leak.Exit, SourceRange)? {
    passedBy(open, sites: analysis.dischargeSites, repeated: analysis.repeatedCalls)
  }

  func passedBy(
    _ open: ObligationAnalysis.OpenExit, sites: [SourceRange], repeated: [Skippable]
  ) -> (Leak.Exit, SourceRange)? {
    guard !sites.isEmpty else { return nil }
    let whole = file.bodies(around: open.exit.range).flatMap(\.skippable) + repeated
    let candidates = whole.filter { item in
      sites.allSatisfy { item.range.contains($0) }
        && open.trace.allSatisfy { decidesWithin($0, item.range) || isInDefinition($0, of: item) }
        && !item.range.contains(open.exit.range) && !(item.kind == .loop && hasTurn(open, of: item))
    }
    guard let outermost = candidates.max(by: { $0.range.length < $1.range.length }) else { return nil }
    switch outermost.kind {
    case .loop: return (decides(open, inTurnsOf: outermost) ? .endedLoop : .emptyLoop, outermost.head)
    case .endlessLoop: return nil
    case .optionalChain(let value): return (.nilReceiver(wording.text(value) ?? "the receiver"), outermost.head)
    }
  }

  /// Whether a path decides anything in a turn of a loop.
  private func decides(_ open: ObligationAnalysis.OpenExit, inTurnsOf loop: Skippable) -> Bool {
    open.trace.contains { step in
      guard case .branch = step.kind else { return false }
      return loop.range.contains(step.range) && step.range.start >= loop.head.end
    }
  }

  /// Whether a path has been in a loop: the obligation begins there, or an error leads out of it.
  private func hasTurn(_ open: ObligationAnalysis.OpenExit, of loop: Skippable) -> Bool {
    if let begin, loop.range.contains(begin) { return true }
    return open.trace.contains { step in
      if case .throwing = step.kind { loop.range.contains(step.range) } else { false }
    }
  }

  private func decidesWithin(_ step: TraceStep, _ range: SourceRange) -> Bool {
    if case .event = step.kind { return true }
    return range.contains(step.range)
  }

  /// Whether a step only finds that something is nil of which the value of a chain is made: `let it = first ?? second`.
  private func isInDefinition(_ step: TraceStep, of item: Skippable) -> Bool {
    guard case .branch(.isNil, .coalescing, true) = step.kind, case .optionalChain(.variable(let id)) = item.kind,
      file[id].isLet
    else { return false }
    return file[id].range.end <= step.range.start && step.range.end <= item.range.start
      && file.isDefinition(of: id, at: step.range)
  }

  func place(_ open: ObligationAnalysis.OpenExit) -> String? {
    if let call = open.viaCall { return file[call].name.map { "the closure given to '\($0)'" } }
    return keeper(of: open.exit.range).map { "the closure kept in '\($0)'" }
  }

  /// The property that keeps the closure which a place lies in.
  private func keeper(of range: SourceRange) -> String? {
    let around = file.bodies(around: range)
    guard let closure = around.min(by: { $0.range.length < $1.range.length }), closure.kind == .function(.closure),
      let parent = closure.parent
    else {
      return nil
    }
    for block in file[parent].blocks {
      for instruction in block.instructions {
        if case .assign(.member(_, let name), .body(closure.id)) = instruction.kind { return name }
      }
    }
    return nil
  }
}

extension FlowFile {
  /// Whether a variable is given its value by what stands at a place, on one of several ways.
  fileprivate func isDefinition(of id: VarID, at range: SourceRange) -> Bool {
    bodies(around: range).contains { body in
      body.blocks.contains { block in
        block.instructions.contains { instruction in
          guard case .bind(let part, _) = instruction.kind, instruction.range == range else { return false }
          return self[id].definition == .variable(part)
        }
      }
    }
  }
}
