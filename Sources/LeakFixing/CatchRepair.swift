import LeakAST
import LeakDomain
import LeakModel

/// Catches an error that leaves a task whose end nobody sees, and meets the obligation with it.
struct CatchRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  func part(_ leak: Leak) -> Part? {
    let path = layout.file.path(to: leak.spot.location.range)
    guard let index = path.lastIndex(where: { if case .function = $0 { true } else { false } }),
      case .function(let function) = path[index], let body = (scope(of: leak) ?? function.body).flatMap(behindTaking),
      !body.statements.isEmpty
    else { return nil }
    if let open = path[index...].reversed().lazy.compactMap(Self.openCatch).first { return addCatch(open, leak) }
    let passesOn = !isDropped(path, index)
    return wrap(body, leak, passesOn: passesOn) ?? wrapStatement(in: body, leak, passesOn: passesOn)
  }

  /// Where the carrier is known, if a pattern names it.
  private func scope(of leak: Leak) -> Block? {
    let scope = layout.scope(ofPatternAt: exit.verdict.begin.location.range)
    return scope.flatMap { $0.range.contains(leak.spot.location.range) ? $0 : nil }
  }

  /// What of a body comes after something has been taken; all of it, where nothing is to be given back. What throws has
  /// taken nothing: a catch around it would give back too much.
  private func behindTaking(_ body: Block) -> Block? {
    guard let (statement, block) = layout.statement(at: exit.verdict.begin.location.range) else { return body }
    guard exit.verdict.primitive.isTaken else { return behindDeclaration(statement, in: block, body) }
    guard block == body, let index = body.statements.firstIndex(of: statement), index + 1 < body.statements.count else {
      if case .expr(let value) = statement.kind, case .tried(.plain, _) = value.kind { return nil }
      return body
    }
    var behind = body
    behind.statements.removeSubrange(...index)
    return layout.isFirstInLine(Int(behind.statements[0].range.start)) ? behind : body
  }

  /// What of a body comes after the variable that is the carrier is declared: a catch around that would not know it.
  private func behindDeclaration(_ statement: Stmt, in block: Block, _ body: Block) -> Block {
    guard case .variable = statement.kind, block == body, let index = body.statements.firstIndex(of: statement),
      index + 1 < body.statements.count, layout.isFirstInLine(Int(body.statements[index + 1].range.start))
    else { return body }
    var behind = body
    behind.statements.removeSubrange(...index)
    return behind
  }

  /// Wraps the one statement that throws, where the carrier is declared before it.
  private func wrapStatement(in body: Block, _ leak: Leak, passesOn: Bool) -> Part? {
    guard exit.verdict.leaks.count == 1, let statement = layout.statement(of: body, at: leak.spot.location.range),
      case .expr(let value) = statement.kind, case .tried(.plain, _) = value.kind
    else { return nil }
    var block = body
    block.statements = [statement]
    return wrap(block, leak, passesOn: passesOn)
  }

  /// A `do` whose catches leave some errors out.
  private static func openCatch(_ node: Node) -> Stmt? {
    guard case .statement(let statement) = node, case .doCatch(let tried) = statement.kind, !tried.catches.isEmpty
    else {
      return nil
    }
    return statement
  }

  /// Whether a closure is the body of a task whose handle nobody keeps.
  private func isDropped(_ path: [Node], _ index: Int) -> Bool {
    let outer = path[..<index].reversed().first { node in
      switch node {
      case .expression(let expression): if case .closure = expression.kind { false } else { true }
      default: true
      }
    }
    guard case .expression(let call)? = outer, case .call(let site) = call.kind else { return false }
    guard let position = path.firstIndex(where: { $0.range == call.range }), position > 0,
      case .statement(let statement) = path[position - (path[position - 1].range == call.range ? 1 : 0)],
      case .expr = statement.kind
    else { return false }
    return !layout.text(site.callee.range).hasSuffix("addTask")
  }

  private func catchLines(_ leak: Leak, _ place: SourceRange, passesOn: Bool) -> (
    lines: [String], discharge: Discharge
  )? {
    guard let discharge = exit.discharge(at: place, leak, error: "error") else { return nil }
    return ([discharge.text] + (passesOn ? ["throw error"] : []), discharge)
  }

  private func addCatch(_ statement: Stmt, _ leak: Leak) -> Part? {
    guard let (lines, discharge) = catchLines(leak, SourceRange(at: Int(statement.range.start)), passesOn: false) else {
      return nil
    }
    let end = Int(statement.range.end)
    let base = layout.indentation(at: end - 1)
    let inner = lines.map { layout.newline + base + layout.unit + $0 }.joined()
    let text = " catch {" + inner + layout.newline + base + "}"
    return Part([TextEdit(range: SourceRange(at: end), text: text)], isSafe: discharge.isCertain, text: discharge.text)
  }

  /// Wraps all statements of a body.
  private func wrap(_ body: Block, _ leak: Leak, passesOn: Bool) -> Part? {
    guard let first = body.statements.first, let last = body.statements.last,
      let (lines, discharge) = catchLines(leak, SourceRange(at: Int(first.range.start)), passesOn: passesOn)
    else { return nil }
    let (start, end) = (Int(first.range.start), Int(last.range.end))
    let isOneLine = !layout.isFirstInLine(start)
    let base = isOneLine ? layout.indentation(at: start) + layout.unit : layout.indentation(at: start)
    let inner = lines.map { layout.newline + base + layout.unit + $0 }.joined()
    let tail = layout.newline + base + "} catch {" + inner + layout.newline + base + "}"
    let head = "do {" + layout.newline + base + layout.unit
    guard isOneLine else {
      guard layout.isLastInLine(end) else { return nil }
      let shifts = layout.shifts(from: start, to: end)
      let place = layout.lineEnd(end)
      return Part(
        [TextEdit(range: SourceRange(at: start), text: head)] + shifts + [
          TextEdit(range: SourceRange(at: place), text: tail)
        ],
        isSafe: discharge.isCertain, text: discharge.text)
    }
    guard !layout.spansLines(SourceRange(start: start, end: end)) else { return nil }
    let brace = Int(body.range.end) - 1
    guard layout.isBraced(body), layout.trimmed(before: brace) == end else { return nil }
    let outer = layout.newline + layout.indentation(at: start)
    return Part(
      [
        TextEdit(
          range: SourceRange(start: layout.trimmed(before: start), end: start), text: layout.newline + base + head),
        TextEdit(range: SourceRange(start: end, end: brace), text: tail + outer),
      ], isSafe: discharge.isCertain, text: discharge.text)
  }
}
