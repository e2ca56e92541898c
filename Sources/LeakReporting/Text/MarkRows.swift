/// The lines under a line of source: what is marked, and what the marks say.
struct MarkRows {
  /// A mark in the columns that are shown.
  struct Span {
    var columns: Range<Int>
    var labels: [String]
    var underline: Character
    var paint: Paint
  }
  private let spans: [Span]
  private let width: Int

  init(_ spans: [Span], width: Int) {
    self.spans = spans.sorted {
      ($0.columns.lowerBound, $0.columns.upperBound) < ($1.columns.lowerBound, $1.columns.upperBound)
    }
    self.width = width
  }

  /// A label stands behind its mark where there is room before the next one, and hangs below otherwise.
  func rows() -> [Canvas] {
    var first = Canvas()
    // Marks within marks stand on top; the primary one is never hidden.
    for span in spans.sorted(by: { $0.columns.count > $1.columns.count }) { underline(span, on: &first) }
    for span in spans where span.underline == "^" { underline(span, on: &first) }
    var hanging: [Span] = []
    for (index, span) in spans.enumerated() where !span.labels.isEmpty {
      if span.labels.count == 1, hasRoom(behind: index, for: span.labels[0]) {
        first.put(span.labels[0], at: span.columns.upperBound + 1, span.paint)
      } else {
        hanging.append(span)
      }
    }
    return [first] + hangingRows(hanging)
  }

  private func underline(_ span: Span, on row: inout Canvas) {
    row.put(String(repeating: span.underline, count: span.columns.count), at: span.columns.lowerBound, span.paint)
  }

  private func hasRoom(behind index: Int, for label: String) -> Bool {
    let end = spans[index].columns.upperBound + 1 + DisplayWidth.of(label)
    guard end <= width else { return false }
    return spans.indices.allSatisfy { other in
      other == index || spans[other].columns.upperBound <= spans[index].columns.lowerBound
        || spans[other].columns.lowerBound > end
        || spans[other].columns.upperBound <= spans[index].columns.upperBound
          && other < index
    }
  }

  /// From right to left, each label under its mark, with bars down to those that follow.
  private func hangingRows(_ hanging: [Span]) -> [Canvas] {
    guard !hanging.isEmpty else { return [] }
    var rows = [bars(of: hanging[...])]
    for (index, span) in hanging.enumerated().reversed() {
      for label in span.labels { rows += self.rows(of: label, under: span, bars: hanging[..<index]) }
    }
    return rows
  }

  /// A label that does not fit moves to the left, over the bars, and breaks where even that is not enough.
  private func rows(of label: String, under span: Span, bars others: ArraySlice<Span>) -> [Canvas] {
    let room = width - span.columns.lowerBound
    let length = DisplayWidth.of(label)
    let column = length <= room ? span.columns.lowerBound : max(0, min(span.columns.lowerBound, width - length))
    return Wrapping.lines(label, width: width - column).map { line in
      var row = bars(of: others.prefix { $0.columns.lowerBound < column - 1 })
      row.put(line, at: column, span.paint)
      return row
    }
  }

  private func bars(of spans: ArraySlice<Span>) -> Canvas {
    spans.reduce(into: Canvas()) { row, span in row.put("|", at: span.columns.lowerBound, span.paint) }
  }
}
