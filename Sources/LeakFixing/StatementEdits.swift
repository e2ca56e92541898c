import LeakAST
import LeakModel

/// Edits that put statements into blocks. A block in one line is broken into several; `nil` where there is no clean way.
extension SourceLayout {
  /// Whether a block has braces: the body of a `case` has none.
  func isBraced(_ block: Block) -> Bool {
    byte(at: Int(block.range.start)) == UInt8(ascii: "{") && byte(at: Int(block.range.end) - 1) == UInt8(ascii: "}")
  }

  /// The indentation of what stands in a block.
  func innerIndentation(_ block: Block) -> String {
    if let first = block.statements.first, isFirstInLine(Int(first.range.start)) {
      return indentation(at: Int(first.range.start))
    }
    let head = isBraced(block) ? Int(block.range.end) - 1 : Int(block.range.start)
    return indentation(at: head) + unit
  }

  private func joined(_ lines: [String], _ indentation: String) -> String {
    lines.joined(separator: newline + indentation)
  }

  /// The statements of a block, line by line, as if they stood at the left edge.
  func lines(of block: Block) -> [String] {
    block.statements.flatMap { statement -> [String] in
      let indentation = indentation(at: Int(statement.range.start))
      let lines = text(statement.range).split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
      return lines.map { $0.hasPrefix(indentation) ? String($0.dropFirst(indentation.count)) : String($0) }
    }
  }

  func insert(_ lines: [String], before statement: Stmt, in block: Block) -> [TextEdit]? {
    let start = Int(statement.range.start)
    if isFirstInLine(start) {
      let indentation = indentation(at: start)
      return [TextEdit(range: SourceRange(at: start), text: joined(lines, indentation) + newline + indentation)]
    }
    guard block.statements.first == statement else { return nil }
    return expand(block, before: lines)
  }

  func insert(_ lines: [String], after statement: Stmt, in block: Block) -> [TextEdit]? {
    let (start, end) = (Int(statement.range.start), Int(statement.range.end))
    if isFirstInLine(start), isLastInLine(end) {
      let place = nextLine(end)
      let isCut = place == bytes.count && bytes.last.map(Self.isLineEnd) != true
      let indentation = indentation(at: start)
      let text = indentation + joined(lines, indentation)
      return [TextEdit(range: SourceRange(at: place), text: isCut ? newline + text : text + newline)]
    }
    guard block.statements.last == statement else { return nil }
    return expand(block, after: lines)
  }

  /// Puts lines at the end of a block, before a `break` that ends it.
  func append(_ lines: [String], to block: Block) -> [TextEdit]? {
    if let last = block.statements.last, case .break(nil) = last.kind {
      guard block.statements.count == 1 else { return insert(lines, before: last, in: block) }
      return [TextEdit(range: last.range, text: joined(lines, innerIndentation(block)))]
    }
    guard isBraced(block) else {
      return block.statements.last.flatMap { insert(lines, after: $0, in: block) }
    }
    let brace = Int(block.range.end) - 1
    guard isFirstInLine(brace) else { return expand(block, after: lines) }
    let inner = innerIndentation(block)
    return [TextEdit(range: SourceRange(at: lineStart(brace)), text: inner + joined(lines, inner) + newline)]
  }

  /// Breaks a block that stands in one line, with lines before and after what is in it.
  func expand(_ block: Block, before: [String] = [], after: [String] = []) -> [TextEdit]? {
    guard let first = block.statements.first, let last = block.statements.last else {
      return fillEmpty(block, before + after)
    }
    let inner = innerIndentation(block)
    let start = Int(first.range.start)
    let end = Int(last.range.end)
    var edits: [TextEdit] = []
    if !isFirstInLine(start) {
      let text = newline + inner + (before.isEmpty ? "" : joined(before, inner) + newline + inner)
      edits.append(TextEdit(range: SourceRange(start: trimmed(before: start), end: start), text: text))
    } else if !before.isEmpty {
      edits.append(TextEdit(range: SourceRange(at: start), text: joined(before, inner) + newline + inner))
    }
    let tail = after.isEmpty ? "" : newline + inner + joined(after, inner)
    guard isBraced(block) else {
      guard isLastInLine(end) else { return nil }
      return edits + [TextEdit(range: SourceRange(at: end), text: tail)]
    }
    let brace = Int(block.range.end) - 1
    guard trimmed(before: brace) == end else { return nil }
    let base = indentation(at: Int(block.range.start))
    return edits + [TextEdit(range: SourceRange(start: end, end: brace), text: tail + newline + base)]
  }

  /// `{}` and `{ _ in }`
  private func fillEmpty(_ block: Block, _ lines: [String]) -> [TextEdit]? {
    guard isBraced(block) else { return nil }
    let brace = Int(block.range.end) - 1
    let base = indentation(at: brace)
    let start = trimmed(before: brace)
    // A comment in it must not swallow what is put behind it.
    guard !text(SourceRange(start: lineStart(start), end: start)).contains("//") else { return nil }
    let text = newline + base + unit + joined(lines, base + unit) + newline + base
    return [TextEdit(range: SourceRange(start: start, end: brace), text: text)]
  }

  /// Gives an `if` the `else` that it lacks.
  func addElse(_ lines: [String], to branch: If) -> [TextEdit] {
    let end = Int(branch.then.range.end)
    if lines.count == 1, !spansLines(branch.then.range) {
      return [TextEdit(range: SourceRange(at: end), text: " else { \(lines[0]) }")]
    }
    let base = indentation(at: end - 1)
    let text = " else {" + newline + base + unit + joined(lines, base + unit) + newline + base + "}"
    return [TextEdit(range: SourceRange(at: end), text: text)]
  }

  /// Takes a statement away with its line, where it stands alone in it.
  func remove(_ statement: Stmt) -> TextEdit? {
    let (start, end) = (Int(statement.range.start), Int(statement.range.end))
    guard isFirstInLine(start), isLastInLine(end) else { return nil }
    return TextEdit(range: SourceRange(start: lineStart(start), end: nextLine(end)), text: "")
  }

  /// Indents the lines behind the first one by a step.
  func shifts(from start: Int, to end: Int) -> [TextEdit] {
    var edits: [TextEdit] = []
    var line = nextLine(start)
    while line < end {
      if lineEnd(line) > line { edits.append(TextEdit(range: SourceRange(at: line), text: unit)) }
      line = nextLine(line)
    }
    return edits
  }
}
