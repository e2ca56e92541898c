import LeakModel

/// The lines of source that a finding speaks of, each marked.
struct Frame {
  let severity: Severity
  let sources: SourceTexts
  let style: TextStyle
  /// Digits of the largest line number.
  let digits: Int
  private let groups: [(file: String, marks: [FrameMark])]

  init(_ finding: Finding, sources: SourceTexts, style: TextStyle) {
    severity = finding.severity
    self.sources = sources
    self.style = style
    groups = FrameMark.groups(of: finding)
    let lines = groups.flatMap { group in group.marks.map { $0.place.start.line + 1 } }
    digits = String(max(1, lines.max() ?? 1)).count
  }

  /// Empty, or several whole lines.
  var text: String {
    var text = ""
    for (index, group) in groups.enumerated() {
      let marks = group.marks.filter { isShown($0) }
      if !marks.isEmpty {
        if index > 0 { text += heading(group.file, marks) } else { text += gutter("") + "\n" }
        text += lines(of: group.file, marks)
      }
      // What is not at hand, or is shorter than it was, is told without its source.
      for mark in group.marks where !isShown(mark) && mark.isWorded { text += told(mark) }
    }
    return text
  }

  /// What stands left of the source; `sign` takes the place of the bar.
  func gutter(_ number: String, sign: String = "|") -> String {
    let pad = String(repeating: " ", count: max(0, digits - number.count))
    return " " + Paint.frame("\(pad)\(number) \(sign)", style)
  }

  /// Columns that are left for the source.
  var columns: Int { style.columns - digits - 4 }

  private func isShown(_ mark: FrameMark) -> Bool {
    sources.text(of: mark.place.file)?.content(ofLine: mark.place.start.line) != nil
  }

  private func heading(_ file: String, _ marks: [FrameMark]) -> String {
    let start = marks[0].place.start
    let place = "\(VisibleText.escape(file)):\(start.line):\(start.column)"
    return " \(String(repeating: " ", count: digits + 1))\(Paint.frame(":::", style)) \(place)\n"
  }

  private func told(_ mark: FrameMark) -> String {
    let start = mark.place.start
    let place = "\(VisibleText.escape(mark.place.file)):\(start.line):\(start.column)"
    return gutter("", sign: "=") + " \(place): \(mark.labels.joined(separator: "; "))\n"
  }
}

extension Frame {
  /// The marked lines, one line around the primary mark, and single lines between; longer gaps are left out.
  private func lines(of file: String, _ marks: [FrameMark]) -> String {
    guard let source = sources.text(of: file) else { return "" }
    let byLine = Dictionary(grouping: marks) { $0.place.start.line }
    var text = ""
    var previous: Int?
    for line in shownLines(marks, source) {
      if let previous, line > previous + 1 { text += Paint.frame("...", style) + "\n" }
      text += shown(line, of: source, byLine[line] ?? [])
      previous = line
    }
    return text
  }

  private func shownLines(_ marks: [FrameMark], _ source: SourceText) -> [Int] {
    var lines = Set(marks.map(\.place.start.line))
    for mark in marks where mark.isPrimary {
      for line in [mark.place.start.line - 1, mark.place.start.line + 1] where !isBlank(line, source) {
        lines.insert(line)
      }
    }
    for line in lines where lines.contains(line + 2) && source.content(ofLine: line + 1) != nil {
      lines.insert(line + 1)
    }
    return lines.sorted()
  }

  private func isBlank(_ line: Int, _ source: SourceText) -> Bool {
    source.content(ofLine: line)?.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? true
  }

  private func shown(_ number: Int, of source: SourceText, _ marks: [FrameMark]) -> String {
    guard let content = source.content(ofLine: number) else { return "" }
    let line = ShownLine(content)
    let spans = marks.map { ($0, span(of: $0, in: line)) }
    let primary = spans.first { $0.0.isPrimary } ?? spans.first
    let whole = spans.map(\.1).reduce(primary?.1) { all, span in
      all.map { min($0.lowerBound, span.lowerBound)..<max($0.upperBound, span.upperBound) }
    }
    let focus = (whole.map { $0.count + 2 <= columns } ?? true) ? whole : primary?.1
    let room = spans.flatMap { $0.0.labels.map { DisplayWidth.of($0) + 1 } }.max() ?? 0
    let window = LineWindow(line, width: columns, focus: focus, room: room)
    var text = row(gutter("\(number)"), window.text(style))
    guard !marks.isEmpty else { return text }
    let rows = MarkRows(spans.map { shownSpan($0.0, $0.1, window) }, width: columns).rows()
    for canvas in rows { text += row(gutter(""), canvas.text(style)) }
    return text
  }

  private func row(_ gutter: String, _ text: String) -> String {
    text.isEmpty ? "\(gutter)\n" : "\(gutter) \(text)\n"
  }

  /// The columns of a mark in its line; a mark over several lines goes to the end of its first.
  private func span(of mark: FrameMark, in line: ShownLine) -> Range<Int> {
    let place = mark.place
    let start = line.column(ofByte: place.start.column)
    let end = place.end.line > place.start.line ? line.width : line.column(ofByte: place.end.column)
    return start..<max(start + 1, end)
  }

  private func shownSpan(_ mark: FrameMark, _ span: Range<Int>, _ window: LineWindow) -> MarkRows.Span {
    let start = min(window.shown(span.lowerBound), max(0, columns - 1))
    let end = max(start + 1, window.shown(span.upperBound))
    return MarkRows.Span(
      columns: start..<end, labels: mark.labels, underline: mark.isPrimary ? "^" : "-",
      paint: mark.isPrimary ? .severity(severity) : .secondary)
  }
}
