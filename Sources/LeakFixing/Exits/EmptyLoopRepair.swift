import LeakAST
import LeakDomain
import LeakModel

/// Meets an obligation that a loop without a turn leaves: behind the loop, where each turn that meets it leaves for good,
/// or before it, for a list that is empty.
struct EmptyLoopRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  func part(_ leak: Leak) -> Part? {
    guard let (loop, block) = layout.statement(at: leak.spot.location.range),
      let discharge = exit.discharge(at: SourceRange(at: Int(loop.range.start)), leak)
    else { return nil }
    let edits =
      isOpen(behind: loop)
      ? insert([discharge.text], behind: loop, in: block)
      : list(of: loop).flatMap { name in
        layout.insert(["if \(name).isEmpty {", layout.unit + discharge.text, "}"], before: loop, in: block)
      }
    return edits.map { Part($0, isSafe: discharge.isCertain, text: discharge.text) }
  }

  private func insert(_ lines: [String], behind loop: Stmt, in block: Block) -> [TextEdit]? {
    let isLast = block.statements.last?.range == loop.range
    return isLast ? layout.append(lines, to: block) : layout.insert(lines, after: loop, in: block)
  }

  /// Whether what comes behind the loop is reached only with the obligation open, or may meet it once more.
  private func isOpen(behind loop: Stmt) -> Bool {
    if leavesInEachTurn(loop) { return true }
    if exit.carrier.isHanded(in: loop) { return false }
    return !exit.verdict.primitive.isOnceOnly || has(loop) { $0.isExit }
  }

  private func leavesInEachTurn(_ loop: Stmt) -> Bool {
    guard case .forIn(let content) = loop.kind, content.body.statements.last?.isExit == true else { return false }
    return !has(loop) { if case .continue = $0.kind { true } else { false } }
  }

  private func has(_ loop: Stmt, _ isWanted: (Stmt) -> Bool) -> Bool {
    var found = false
    Node.statement(loop).walk { node in
      if case .statement(let statement) = node, isWanted(statement) { found = true }
      return !found
    }
    return found
  }

  /// The list over which a loop goes, if a name stands for it and it is seen to be one.
  private func list(of loop: Stmt) -> String? {
    guard case .forIn(let content) = loop.kind, content.whereExpr == nil, case .name(let name) = content.sequence.kind
    else { return nil }
    let path = layout.file.path(to: loop.range)
    switch VisibleName.all(on: path, before: loop.range.start).first(where: { $0.name == name })?.type {
    case .array, .dictionary, .named("Array", _), .named("Set", _), .named("Dictionary", _): return name
    default: return nil
    }
  }
}

extension Stmt {
  /// A `return` or `throw`.
  fileprivate var isExit: Bool {
    switch kind {
    case .return, .throw: true
    default: false
    }
  }
}
