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
    guard let (loop, block) = layout.statement(at: leak.spot.location.range) else { return nil }
    guard isOpen(behind: loop) else { return before(leak) }
    guard let discharge = exit.discharge(at: SourceRange(at: Int(loop.range.start)), leak) else { return nil }
    return insert([discharge.text], behind: loop, in: block).map {
      Part($0, isSafe: discharge.isCertain, text: discharge.text)
    }
  }

  /// Before a loop over a list, or over the numbers below another: where there is nothing to go over.
  func before(_ leak: Leak) -> Part? {
    guard let (loop, block) = layout.statement(at: leak.spot.location.range), let isEmpty = emptiness(of: loop),
      let discharge = exit.discharge(at: SourceRange(at: Int(loop.range.start)), leak)
    else { return nil }
    let lines = ["if \(isEmpty) {", layout.unit + discharge.text, "}"]
    return layout.insert(lines, before: loop, in: block).map {
      Part($0, isSafe: discharge.isCertain, text: discharge.text)
    }
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

  /// What holds where a loop has no turn, if a name stands for the list or the number of turns.
  private func emptiness(of loop: Stmt) -> String? {
    guard case .forIn(let content) = loop.kind, content.whereExpr == nil else { return nil }
    if case .binary("..<", let low, let high) = content.sequence.kind, low.kind == .literal(.number("0")),
      case .name(let count) = high.kind
    {
      return "\(count) == 0"
    }
    guard case .name(let name) = whole(content.sequence) else { return nil }
    let path = layout.file.path(to: loop.range)
    let local = VisibleName.all(on: path, before: loop.range.start).first { $0.name == name }
    switch local.map(\.type) ?? memberType(name, on: path) {
    case .array, .dictionary, .named("Array", _), .named("Set", _), .named("Dictionary", _): return "\(name).isEmpty"
    default: return nil
    }
  }

  /// What `list.enumerated()` and `list.indices` go over.
  private func whole(_ sequence: Expr) -> Expr.Kind {
    switch sequence.kind {
    case .member(let base?, "indices", _): return base.kind
    case .call(let call):
      guard call.arguments.isEmpty, case .member(let base?, "enumerated", _) = call.callee.kind else {
        return sequence.kind
      }
      return base.kind
    default: return sequence.kind
    }
  }

  private func memberType(_ name: String, on path: [Node]) -> TypeRef? {
    let types = path.reversed().compactMap { node -> TypeDecl? in
      if case .statement(let statement) = node, case .type(let type) = statement.kind { type } else { nil }
    }
    return types.first?.members.lazy.compactMap { member -> TypeRef? in
      guard case .variable(let variable) = member.kind else { return nil }
      return variable.bindings.first { $0.pattern.boundNames == [name] }?.type
    }.first
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
