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
    guard case .exitAwaited = verdict.cause, let read = verdict.read?.location.range, verdict.others.isEmpty,
      let (wait, block) = wait, let target = block.statements.first(where: { $0.range.contains(read) }),
      target.range.start > wait.range.start
    else { return [] }
    let edits = [waitLater(wait, behind: target, block), readEarlier(read, before: wait, block)]
    return edits.compactMap { $0 }.map { Candidate("Read the pipe before the wait", isSafe: true, $0) }
  }

  /// The wait as a statement that does nothing else.
  private var wait: (statement: Stmt, block: Block)? {
    let path = layout.file.path(to: verdict.wait.location.range)
    for (outer, inner) in zip(path, path.dropFirst()).reversed() {
      guard case .block(let block) = outer, case .statement(let statement) = inner else { continue }
      guard case .expr(let value) = statement.kind, case .call(let call) = value.kind, call.arguments.isEmpty else {
        return nil
      }
      return (statement, block)
    }
    return nil
  }

  /// The wait goes behind the read.
  private func waitLater(_ wait: Stmt, behind target: Stmt, _ block: Block) -> [TextEdit]? {
    switch target.kind {
    case .variable, .expr: break
    default: return nil
    }
    let next = block.statements.firstIndex(of: wait).map { $0 + 1 } ?? 0
    guard next < block.statements.count, block.statements[next] == target, let removal = layout.remove(wait),
      let insertion = layout.insert([layout.text(wait.range)], after: target, in: block)
    else { return nil }
    return [removal] + insertion
  }

  /// The read goes before the wait, and what it gave gets a name.
  private func readEarlier(_ read: SourceRange, before wait: Stmt, _ block: Block) -> [TextEdit]? {
    let path = layout.file.path(to: read)
    let names = VisibleName.all(on: path, before: read.end).map(\.name)
    guard let name = ["data", "bytes", "received"].first(where: { !names.contains($0) }),
      let value = path.last(where: { node in
        if case .expression(let value) = node, case .tried(.plain, _) = value.kind { true } else { false }
      }) ?? path.last(where: { if case .expression(let value) = $0, case .call = value.kind { true } else { false } }),
      let edits = layout.insert(["let \(name) = \(layout.text(value.range))"], before: wait, in: block)
    else { return nil }
    return edits + [TextEdit(range: value.range, text: name)]
  }
}
