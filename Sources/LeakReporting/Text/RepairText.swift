import LeakModel

/// A repair as its title and the lines that it changes.
struct RepairText {
  let sources: SourceTexts
  let style: TextStyle

  /// Empty if there is nothing to change, or a place of it is not at hand.
  func text(of fix: Fix) -> String {
    var files: [String] = []
    for edit in fix.edits where !files.contains(edit.place.file) { files.append(edit.place.file) }
    var text = ""
    for file in files {
      guard let source = sources.text(of: file) else { return "" }
      guard let hunks = RepairHunk.hunks(of: fix.edits.filter { $0.place.file == file }, in: source) else { return "" }
      if files.count > 1 { text += "  \(Paint.frame(":::", style)) \(VisibleText.escape(file))\n" }
      text += hunks.map(shown).joined(separator: Paint.frame("...", style) + "\n")
    }
    return text.isEmpty ? "" : heading(fix) + text
  }

  private func heading(_ fix: Fix) -> String {
    let width = style.columns - 2
    let options = fix.safe ? "(--fix)" : "(--fix --unsafe)"
    var lines = Wrapping.lines("repair: \(VisibleText.escape(fix.title))", width: width)
    // Options are copied: they stay together.
    if let last = lines.popLast() {
      lines += DisplayWidth.of(last) + 1 + options.count <= width ? ["\(last) \(options)"] : [last, options]
    }
    return lines.map { Paint.strong($0, style) }.joined(separator: "\n  ") + "\n"
  }

  /// Lines that go with their number, all others with the number that they will have.
  private func shown(_ hunk: RepairHunk) -> String {
    let digits = "\(hunk.lines.map(\.number).max() ?? 1)".count
    let first = hunk.firstDifference
    return hunk.lines.map { line in
      let number = "\(line.number)"
      let gutter = " \(String(repeating: " ", count: digits - number.count))\(number) "
      let shown = ShownLine(line.content)
      let column = shown.column(ofByte: first + 1)
      let focus = line.kind == .kept || column == 0 ? nil : column..<(column + 1)
      let content = LineWindow(shown, width: style.columns - digits - 4, focus: focus, room: 30).text(style)
      switch line.kind {
      case .kept: return Paint.frame(gutter + "|", style) + Self.spaced(content)
      case .removed: return Paint.removed(gutter + "-" + Self.spaced(content), style)
      case .added: return Paint.added(gutter + "+" + Self.spaced(content), style)
      }
    }.map { $0 + "\n" }.joined()
  }

  private static func spaced(_ content: String) -> String { content.isEmpty ? "" : " \(content)" }
}
