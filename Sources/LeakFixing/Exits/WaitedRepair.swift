import LeakAST
import LeakDomain
import LeakModel

/// Meets an obligation before somebody in the same body waits for that.
struct WaitedRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  /// Right before the wait, or in those branches before it that lack the discharge.
  func part(_ leak: Leak) -> Part? {
    guard let (statement, block) = layout.statement(at: leak.spot.location.range) else { return nil }
    if exit.verdict.primitive.kind == .stream {
      guard !isServedByClosures(statement), let discharge = exit.discharge(at: statement.range, leak),
        let edits = layout.insert([discharge.text], before: statement, in: block)
      else { return nil }
      return Part(edits, isSafe: discharge.isCertain, text: discharge.text)
    }
    guard let index = block.statements.firstIndex(of: statement),
      let last = block.statements[..<index].last(where: { exit.carrier.isSettled(in: .statement($0)) })
    else { return nil }
    if let branches = BranchRepair(exit, leak).complete(branches: last, in: block) { return branches }
    return FutureRepair(exit).part(at: last.range, leak)
  }

  /// Whether a closure may give values to the stream while somebody waits for them.
  private func isServedByClosures(_ wait: Stmt) -> Bool {
    var found = false
    layout.function(at: wait.range)?.body.map(Node.block)?.walk { node in
      if case .function = node, exit.carrier.isUsed(in: node) { found = true }
      return !found
    }
    return found
  }
}
