import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What is discharged twice, in words.
extension VerdictBuilder {
  /// The same place again, in another turn of a loop, is certain only where the turn does not decide on it, or decides
  /// on what no turn changes.
  private func isCertain(_ pair: ObligationAnalysis.Pair) -> Bool {
    // A value and an error both set: no callback does that.
    if parametersTested(in: pair.trace, nilSide: false) > 1 { return false }
    if tellsOfDifferentEvents(pair) { return false }
    guard pair.first == pair.second else { return true }
    let loops = file.bodies(around: pair.first).flatMap(\.skippable).filter {
      $0.kind == .loop && $0.range.contains(pair.first)
    }
    return !pair.trace.contains { step in
      guard case .branch(let test, let kind, _) = step.kind, kind != .loop, test != .opaque else { return false }
      return loops.contains { $0.range.contains(step.range) && !isUnchanged(test.subject, in: $0.range) }
    }
  }

  /// Whether a value is made of constants from outside a loop.
  private func isUnchanged(_ value: Value?, in loop: SourceRange) -> Bool {
    switch value {
    case .variable(let id): file[id].isLet && !loop.contains(file[id].range)
    case .literal: true
    case .operation(_, let parts): parts.allSatisfy { isUnchanged($0, in: loop) }
    default: false
    }
  }

  func raced(_ obligation: Obligation) -> [DoubleDischarge] {
    TimedRaces(program: program, fileIndex: fileIndex, obligation: obligation).find().map { race in
      let isTimed = race.flag == nil
      var double = DoubleDischarge(
        first: wording.spot(isTimed ? race.answer : race.limit),
        second: wording.spot(isTimed ? race.limit : race.answer), conditions: [], steps: [])
      double.unaskedFlag = race.flag
      double.isTimed = isTimed
      return double
    }
  }

  func doubles(_ pairs: [ObligationAnalysis.Pair], of obligation: Obligation) -> [DoubleDischarge] {
    // Of two that follow each other in any order, the one that stands second is told of first.
    let certain = pairs.filter { isCertain($0) && !isBesidePair($0, obligation) }.sorted {
      $0.second.start < $1.second.start
    }
    return (certain.filter { !$0.isBackward } + certain.filter(\.isBackward)).map { pair in
      DoubleDischarge(
        first: wording.spot(pair.first), second: wording.spot(pair.second), conditions: conditions(pair.trace),
        steps: pair.trace.withoutCasesPassedBy.compactMap(wording.step))
    }
  }
}
