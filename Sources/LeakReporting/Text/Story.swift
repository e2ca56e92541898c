import LeakModel

/// The way from the beginning to the exit as a short numbered story.
enum Story {
  private static let separator = " ·"

  /// Lines of at most `width` columns. A step that does not fit behind others begins a line.
  static func lines(_ path: [Remark], width: Int) -> [String] {
    var lines: [String] = []
    for (index, step) in path.enumerated() {
      let text = "\(index + 1) \(VisibleText.escape(step.message))" + (index < path.count - 1 ? separator : "")
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(text) <= width {
        lines[lines.count - 1] = "\(last) \(text)"
      } else {
        lines += Wrapping.lines(text, width: width)
      }
    }
    return lines
  }
}
