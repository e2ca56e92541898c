import LeakModel
import LeakReporting

/// A finding as a baseline knows it: by what stands in the source, not by where.
struct BaselineEntry: Hashable, Comparable {
  var rule: String
  /// For readers, and to prefer an entry of the same file; code that moves to another file stays known.
  var file: String
  var function: String
  var primitive: String
  /// Digests of the lines of all places of the finding, sorted: its exits, the beginning and the waiter.
  var lines: [String]

  init(_ finding: Finding, _ source: SourceLines) {
    rule = finding.rule
    file = VisibleText.escape(finding.place.file)
    function = VisibleText.escape(finding.function)
    primitive = VisibleText.escape(finding.primitive)
    let places = Set([finding.place] + finding.related.map(\.place))
    lines = places.map { place in
      let words = source.line(place.start.line, of: place.file).split { $0 == " " || $0 == "\t" }
      return Digest.hex(words.map(String.init))
    }.sorted()
  }

  /// Whether every line of `other`, as often as it occurs there, is one of this entry.
  func covers(_ other: BaselineEntry) -> Bool {
    var rest = lines[...]
    for line in other.lines {
      guard let index = rest.firstIndex(of: line) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  private var key: [String] { [file, rule, function, primitive] + lines }
  static func < (a: BaselineEntry, b: BaselineEntry) -> Bool { a.key.lexicographicallyPrecedes(b.key) }
}

// The form in a file: one line, the parts between tabs.
extension BaselineEntry {
  var text: String { [rule, file, function, primitive, lines.joined(separator: " ")].joined(separator: "\t") }

  init?(text: String) {
    let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, !parts[0].isEmpty else { return nil }
    (rule, file, function, primitive) = (parts[0], parts[1], parts[2], parts[3])
    lines = parts[4].split { $0 == " " }.map(String.init)
    let isDigest = { (line: String) in line.count == 16 && line.allSatisfy(\.isHexDigit) }
    guard !lines.isEmpty, lines.allSatisfy(isDigest) else { return nil }
  }
}
