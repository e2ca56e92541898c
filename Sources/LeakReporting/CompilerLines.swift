import LeakModel

/// Findings with their notes as compilers write them. Columns count UTF-8 bytes from 1.
enum CompilerLines {
  /// A related place that is also a step of the path is printed as that step only.
  ///
  /// - Parameter path: turns the path of a place into the one to print.
  static func of(_ finding: Finding, path: (String) -> String) -> String {
    var lines = line(finding.place, finding.severity.rawValue, "\(finding.message) [\(finding.rule)]", path)
    let steps = Set(finding.path)
    for remark in finding.related where !steps.contains(remark) {
      lines += line(remark.place, "note", remark.message, path)
    }
    for (index, step) in finding.path.enumerated() {
      lines += line(step.place, "note", "step \(index + 1): \(step.message)", path)
    }
    if !finding.consequence.isEmpty { lines += line(finding.place, "note", finding.consequence, path) }
    return lines
  }

  private static func line(_ place: Place, _ kind: String, _ message: String, _ path: (String) -> String) -> String {
    let file = VisibleText.escape(path(place.file))
    return "\(file):\(place.start.line):\(place.start.column): \(kind): \(VisibleText.escape(message))\n"
  }
}
