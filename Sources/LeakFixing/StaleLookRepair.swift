import LeakAST
import LeakDomain
import LeakModel

/// Brings the last look at what a type keeps and what drops it together, so that nobody can come between the two.
struct StaleLookRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict

  init(_ layout: SourceLayout, _ verdict: StoredVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  var candidate: Candidate? {
    guard let place = verdict.lastLook?.location.range, let (look, block) = layout.statement(at: place),
      let loss = layout.statement(of: block, at: verdict.at.location.range)
    else { return nil }
    switch look.kind {
    case .variable where loss.range == verdict.at.location.range: return emptied(behind: look, loss, in: block)
    case .forIn(let loop) where loss.range == verdict.at.location.range:
      return copied(before: look, loop, loss, in: block)
    case .guard: return asked(look, rightBefore: loss, in: block)
    default: return nil
    }
  }

  /// `let all = waiters` and `waiters = []` right behind it.
  private func emptied(behind look: Stmt, _ loss: Stmt, in block: Block) -> Candidate? {
    guard let moved = MovedStatement(loss, in: layout),
      let insertion = layout.insert(moved.lines(), after: look, in: block)
    else { return nil }
    return Candidate("Empty '\(verdict.slot)' where it is read", isSafe: false, insertion + [moved.removal])
  }

  /// The loop goes over a copy.
  private func copied(before look: Stmt, _ loop: ForIn, _ loss: Stmt, in block: Block) -> Candidate? {
    guard let moved = MovedStatement(loss, in: layout) else { return nil }
    let text = layout.text(loop.sequence.range)
    guard let insertion = layout.insert(["let kept = \(text)"] + moved.lines(), before: look, in: block) else {
      return nil
    }
    let sequence = TextEdit(range: loop.sequence.range, text: "kept")
    return Candidate("Empty '\(verdict.slot)' where it is read", isSafe: false, insertion + [sequence, moved.removal])
  }

  /// What refuses a second waiter goes right before the wait.
  private func asked(_ look: Stmt, rightBefore loss: Stmt, in block: Block) -> Candidate? {
    guard let moved = MovedStatement(look, in: layout),
      let insertion = layout.insert(moved.lines(), before: loss, in: block)
    else { return nil }
    return Candidate("Ask right before the wait", isSafe: false, insertion + [moved.removal])
  }
}
