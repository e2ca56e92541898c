import LeakAST
import LeakDomain
import LeakModel

/// Meets an obligation in the branch that leads to the leak, where the exit itself lies behind it.
struct DecisionRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  /// The sides of the last decision; which of them is the one is seen when they are tried out.
  func candidates() -> [Candidate] {
    guard exit.verdict.leaks.count == 1, let leak = exit.verdict.leaks.first, exit.verdict.primitive.isOnceOnly,
      let branch = lastDecision(leak)
    else { return [] }
    let sides = [branch.then] + (branch.otherwise.map { [$0] } ?? [])
    return sides.compactMap { part($0, leak) }.map { Candidate(ExitRepair.title($0.text), isSafe: false, $0.edits) }
  }

  private func lastDecision(_ leak: Leak) -> If? {
    leak.steps.reversed().lazy.filter { $0.spot.location.file == layout.file.id }.compactMap { step -> If? in
      let range = step.spot.location.range
      guard let (statement, _) = layout.statement(at: range), case .if(let branch) = statement.kind,
        branch.conditions.contains(where: { $0.range.contains(range) })
      else { return nil }
      return branch
    }.first
  }

  private func part(_ block: Block, _ leak: Leak) -> Part? {
    guard let last = block.statements.last else { return nil }
    let isReturn = if case .return(nil) = last.kind { true } else { false }
    let place = isReturn ? last.range : SourceRange(at: Int(last.range.end))
    guard let discharge = exit.discharge(at: place, leak),
      let edits = isReturn
        ? layout.insert([discharge.text], before: last, in: block) : layout.append([discharge.text], to: block)
    else { return nil }
    return Part(edits, isSafe: false, text: discharge.text)
  }
}
