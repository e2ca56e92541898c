import LeakAST
import LeakDomain
import LeakModel

/// Has a loop that serves those who wait go on with the next one, where it leaves with others still waiting: `continue` for `return` or for
/// its one `break`.
struct ServerRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict

  var candidate: Candidate? {
    guard let leaving else { return nil }
    return Candidate(
      "Go on with the next one by 'continue', so that nobody is left waiting", isSafe: false,
      [TextEdit(range: leaving, text: "continue")])
  }

  private var leaving: SourceRange? {
    let place = verdict.at.location.range
    if let statement = layout.statement(at: place)?.statement, case .return = statement.kind {
      return statement.range
    }
    let breaks = breaks
    return breaks.count == 1 ? breaks[0] : nil
  }

  /// Where a `while` loop of the function is left by a `break` of its own.
  private var breaks: [SourceRange] {
    guard let body = layout.function(at: verdict.at.location.range)?.body else { return [] }
    var found: [SourceRange] = []
    Node.block(body).walk { node in
      if case .function = node { return false }
      if case .statement(let statement) = node, case .break(nil) = statement.kind, isOfWhile(statement) {
        found.append(statement.range)
      }
      return true
    }
    return found
  }

  /// Whether the innermost loop or `switch` around a statement is a `while` loop.
  private func isOfWhile(_ statement: Stmt) -> Bool {
    let around = layout.file.path(to: statement.range).compactMap { node -> Stmt? in
      guard case .statement(let outer) = node, outer.range != statement.range else { return nil }
      if case .switch = outer.kind { return outer }
      return outer.isLoop ? outer : nil
    }
    guard let inner = around.last, case .while = inner.kind else { return false }
    return true
  }
}
