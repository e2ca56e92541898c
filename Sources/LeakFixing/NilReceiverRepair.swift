import LeakAST
import LeakDomain
import LeakModel

/// `receiver?.call { … }`, where nothing happens if the receiver is nil.
struct NilReceiverRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  /// Puts a `guard let` before the call, or, where something follows, the discharge behind an `if let`. Where what follows
  /// uses the receiver by the same name, it is asked for nil and keeps its `?`.
  func part(_ leak: Leak) -> Part? {
    let range = leak.spot.location.range
    guard let (statement, block) = exit.layout.statement(at: range), case .expr = statement.kind,
      let link = link(in: statement, at: range), let name = Self.name(of: link),
      let discharge = exit.discharge(at: statement.range, missing(name, leak))
    else { return nil }
    let base = Self.unparenthesised(layout.text(link.range))
    let binding = base == name ? "let \(name)" : "let \(name) = \(base)"
    if exit.verdict.primitive.kind == .group, block.statements.last != statement {
      return branch(statement, binding, TextEdit(range: use(of: link), text: name), discharge)
    }
    let isUsedAgain = isUsed(name, behind: statement, in: block)
    let condition = isUsedAgain ? "\(base) != nil" : binding
    let lines = ["guard \(condition) else {", layout.unit + discharge.text, layout.unit + "return", "}"]
    guard let before = layout.insert(lines, before: statement, in: block) else { return nil }
    let isLast = block.statements.last == statement
    return Part(
      isUsedAgain ? before : merge(before, TextEdit(range: use(of: link), text: name)),
      isSafe: discharge.isCertain && isLast, text: discharge.text)
  }

  /// Whether a constant of this name would hide what the rest of a block means by it.
  private func isUsed(_ name: String, behind statement: Stmt, in block: Block) -> Bool {
    block.statements.contains { later in
      guard later.range.start >= statement.range.end else { return false }
      var isUsed = false
      Node.statement(later).walk { node in
        if case .expression(let expression) = node, expression.kind == .name(name) { isUsed = true }
        return !isUsed
      }
      return isUsed
    }
  }

  /// That the receiver is nil is a decision as well.
  private func missing(_ name: String, _ leak: Leak) -> Leak {
    var leak = leak
    leak.conditions.append("'\(name)' is nil")
    return leak
  }

  /// The receiver with its `?`, and the parentheses around it, which become the name.
  private func use(of link: Expr) -> SourceRange {
    SourceRange(start: Int(chainStart(link)), end: Int(questionMark(behind: link)) + 1)
  }

  /// The call in an `if let`, with the discharge in its `else`: what follows waits for both alike.
  private func branch(_ statement: Stmt, _ binding: String, _ name: TextEdit, _ discharge: Discharge) -> Part? {
    let (start, end) = (Int(statement.range.start), Int(statement.range.end))
    guard layout.isFirstInLine(start), layout.isLastInLine(end) else { return nil }
    let base = layout.newline + layout.indentation(at: start)
    let head = TextEdit(range: SourceRange(at: start), text: "if \(binding) {" + base + layout.unit)
    let tail = base + "} else {" + base + layout.unit + discharge.text + base + "}"
    let edits = merge([head], name) + layout.shifts(from: start, to: end)
    return Part(
      edits + [TextEdit(range: SourceRange(at: layout.lineEnd(end)), text: tail)], isSafe: discharge.isCertain,
      text: discharge.text)
  }

  /// Where both edits begin at one spot, they are one edit.
  private func merge(_ edits: [TextEdit], _ edit: TextEdit) -> [TextEdit] {
    guard let index = edits.firstIndex(where: { $0.range.end == edit.range.start }) else { return edits + [edit] }
    var edits = edits
    edits[index] = TextEdit(range: edits[index].range.union(edit.range), text: edits[index].text + edit.text)
    return edits
  }

  /// The expression before the last `?` of the chain that holds the discharge.
  private func link(in statement: Stmt, at head: SourceRange) -> Expr? {
    var found: Expr?
    Node.statement(statement).walk { node in
      if case .function = node { return false }
      if case .expression(let expression) = node, case .optionalChain(let inner) = expression.kind,
        found == nil, expression.range.start >= statement.range.start
      {
        found = inner
        return false
      }
      return true
    }
    return found
  }

  private func chainStart(_ link: Expr) -> Int32 {
    let start = Int(link.range.start)
    return layout.byte(at: start - 1) == UInt8(ascii: "(") && layout.text(link.range).contains(" ")
      ? Int32(clamping: start - 1) : link.range.start
  }

  private func questionMark(behind link: Expr) -> Int32 {
    var offset = Int(link.range.end)
    while let byte = layout.byte(at: offset), byte != UInt8(ascii: "?"), offset < Int(link.range.end) + 3 {
      offset += 1
    }
    return Int32(clamping: offset)
  }

  private static func unparenthesised(_ text: String) -> String {
    text.hasPrefix("(") && text.hasSuffix(")") && !text.dropFirst().dropLast().contains(")")
      ? String(text.dropFirst().dropLast()) : text
  }

  /// A name for the receiver: its own, that of its last member, or that of what is cast.
  private static func name(of link: Expr) -> String? {
    switch link.kind {
    case .name(let name): name.hasPrefix("$") ? nil : name
    case .member(_, let name, nil): name
    case .cast(_, let inner, _), .optionalChain(let inner): name(of: inner)
    default: nil
    }
  }
}
