import LeakModel

/// The first line of a finding, which the problem matchers of editors read: `file:line:column: warning: message [rule]`.
struct FindingHeading {
  var finding: Finding
  var style: TextStyle

  /// Wrapped on a terminal, one line elsewhere.
  var text: String {
    let start = finding.place.start
    let place = "\(VisibleText.escape(finding.place.file)):\(start.line):\(start.column):"
    let severity = "\(finding.severity.rawValue):"
    let message = VisibleText.escape(finding.message)
    let rule = "[\(VisibleText.escape(finding.rule))]"
    let used = DisplayWidth.of(place) + DisplayWidth.of(severity) + 2
    var lines = ["\(message) \(rule)"]
    if let width = style.width {
      // What does not fit behind the place begins on a line of its own.
      lines = Wrapping.lines("\(message) \(rule)", width: max(width, 40) - 4, first: used)
    }
    var painted = lines.map { Paint.strong($0, style) }
    if let last = lines.last, last.hasSuffix(rule) {
      painted[painted.count - 1] =
        Paint.strong(String(last.dropLast(rule.count)), style) + Paint.faint(rule, style)
    }
    let head = Paint.strong(place, style) + " " + Paint.severity(finding.severity)(severity, style)
    return head + (lines.first?.isEmpty == true ? "" : " ") + painted.joined(separator: "\n    ") + "\n"
  }
}
