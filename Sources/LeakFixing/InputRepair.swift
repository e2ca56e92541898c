import LeakAST
import LeakDomain
import LeakModel

/// Writes what a child is to read on another queue, while its output is read.
struct InputRepair {
  let layout: SourceLayout
  let verdict: PipeVerdict

  /// The write, and what else is done with the same end behind it.
  var candidate: Candidate? {
    guard let (statement, block) = layout.statement(at: verdict.wait.location.range),
      let index = block.statements.firstIndex(of: statement), let writer = writer(of: statement)
    else { return nil }
    let written = block.statements[index...].prefix { self.writer(of: $0) == writer }
    guard block.statements.last != written.last else { return nil }
    return candidate("Write on another queue, while the output is read", Array(written), closing: nil)
  }

  /// The same, where nobody closes the end.
  var closing: Candidate? {
    guard let (wait, block) = layout.statement(at: verdict.wait.location.range), let pipe = verdict.pipes.first else {
      return nil
    }
    let writer = "\(pipe).fileHandleForWriting"
    let written = block.statements.prefix { $0 != wait }.filter { self.writer(of: $0) == writer }
    guard let first = written.first.flatMap(block.statements.firstIndex),
      Array(block.statements[first...].prefix(written.count)) == written
    else { return nil }
    let title = "Write on another queue, and close the input, while the output is read"
    return candidate(title, written, closing: "\(writer).closeFile()")
  }

  private func candidate(_ title: String, _ written: [Stmt], closing end: String?) -> Candidate? {
    guard let first = written.first, let last = written.last else { return nil }
    let lines = written.map(text) + (end.map { [$0] } ?? [])
    let whole = ["DispatchQueue.global().async {"] + lines.map { layout.unit + $0 } + ["}"]
    let base = layout.indentation(at: Int(first.range.start))
    let range = SourceRange(start: Int(first.range.start), end: Int(last.range.end))
    return Candidate(
      title, isSafe: false, [TextEdit(range: range, text: whole.joined(separator: layout.newline + base))])
  }

  /// `input.fileHandleForWriting` of a call of one of its methods.
  private func writer(of statement: Stmt) -> String? {
    guard case .expr(var value) = statement.kind else { return nil }
    if case .tried(_, let inner) = value.kind { value = inner }
    guard case .call(let call) = value.kind, case .member(let writer?, _, _) = call.callee.kind else { return nil }
    return layout.text(writer.range)
  }

  /// Nobody takes an error there.
  private func text(_ statement: Stmt) -> String {
    guard case .expr(let value) = statement.kind, case .tried(.plain, let inner) = value.kind else {
      return layout.text(statement.range)
    }
    return "try? " + layout.text(inner.range)
  }
}
