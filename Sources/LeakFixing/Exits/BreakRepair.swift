import LeakAST
import LeakDomain
import LeakModel

/// Meets what each turn of a loop takes before each `break` by which the loop is left. Behind the loop it would be met once
/// more where that ends normally.
struct BreakRepair {
  let exit: ExitRepair
  let leak: Leak
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair, _ leak: Leak) {
    self.exit = exit
    self.leak = leak
  }

  /// The loop around the beginning behind which the exit lies, in the same function.
  var loop: Stmt? {
    let (begin, end) = (exit.verdict.begin.location.range, leak.spot.location.range)
    guard layout.function(at: begin)?.range == layout.function(at: end)?.range else { return nil }
    let path = layout.file.path(to: begin)
    let function = path.lastIndex { if case .function = $0 { true } else { false } }
    return path[(function ?? path.startIndex)...].lazy.compactMap { node -> Stmt? in
      guard case .statement(let statement) = node, statement.isLoop, statement.range.end <= end.start else {
        return nil
      }
      return statement
    }.last
  }

  func part(leaving loop: Stmt) -> Part? {
    let parts = breaks(of: loop).compactMap { range -> Part?? in
      guard let (statement, block) = layout.statement(at: range) else { return .some(nil) }
      let before = block.statements.prefix { $0.range.start < statement.range.start }
      if before.contains(where: { exit.carrier.isSettled(in: .statement($0)) && $0.range.start > begin }) { return nil }
      guard let discharge = exit.discharge(at: statement.range, leak),
        let edits = layout.insert([discharge.text], before: statement, in: block)
      else { return .some(nil) }
      return Part(edits, isSafe: discharge.isCertain, text: discharge.text)
    }
    return parts.isEmpty ? nil : Part.all(parts)
  }

  private var begin: Int32 { exit.verdict.begin.location.range.end }

  /// Where a loop is left by a `break` of its own behind the beginning, in source order.
  private func breaks(of loop: Stmt) -> [SourceRange] {
    var found: [SourceRange] = []
    Node.statement(loop).walk { node in
      if case .function = node { return false }
      if case .statement(let statement) = node, case .break(let label) = statement.kind,
        statement.range.start >= begin, label.map({ $0 == loop.label }) ?? isDirect(statement, in: loop)
      {
        found.append(statement.range)
      }
      return true
    }
    return found
  }

  /// Whether no other loop or `switch` stands between a statement and a loop.
  private func isDirect(_ statement: Stmt, in loop: Stmt) -> Bool {
    let inside = layout.file.path(to: statement.range).drop { $0.range != loop.range }
    return !inside.dropFirst().contains { node in
      if case .statement(let inner) = node {
        inner.range != loop.range && (inner.isLoop || inner.isSwitch)
      } else {
        false
      }
    }
  }
}

extension Stmt {
  fileprivate var isSwitch: Bool { if case .switch = kind { true } else { false } }
}
