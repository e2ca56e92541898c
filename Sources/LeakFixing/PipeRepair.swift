import LeakAST
import LeakDomain
import LeakModel

/// Moves the read of a pipe before the wait for the process that fills it.
struct PipeRepair {
  let layout: SourceLayout
  let verdict: PipeVerdict

  init(_ layout: SourceLayout, _ verdict: PipeVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  func candidates() -> [Candidate] {
    guard case .exitAwaited = verdict.cause, let read = verdict.read, verdict.others.isEmpty,
      let edits = moved(verdict.wait.location.range, behind: read.location.range)
    else { return [] }
    return [Candidate("Read the pipe before the wait", isSafe: true, edits)]
  }

  /// The wait goes behind the read, where both are statements of one block.
  private func moved(_ wait: SourceRange, behind read: SourceRange) -> [TextEdit]? {
    let path = layout.file.path(to: wait)
    for (outer, inner) in zip(path, path.dropFirst()).reversed() {
      guard case .block(let block) = outer, case .statement(let statement) = inner else { continue }
      guard case .expr = statement.kind, let removal = layout.remove(statement),
        let target = block.statements.first(where: { $0.range.contains(read) }),
        target.range.start > statement.range.start,
        let insertion = layout.insert([layout.text(statement.range)], after: target, in: block)
      else { return nil }
      return [removal] + insertion
    }
    return nil
  }
}
