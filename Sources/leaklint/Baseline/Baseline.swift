import LeakModel

/// Findings that a project has decided to live with for now.
struct Baseline {
  private(set) var entries: [BaselineEntry]

  init(_ entries: [BaselineEntry]) { self.entries = entries.sorted() }

  private static let heading = "# leaklint baseline 1"

  /// Sorted and one finding a line, so that two branches that change it merge.
  var text: String {
    ([Self.heading, "# rule, file, declaration, primitive, digests of its lines"] + entries.map(\.text))
      .joined(separator: "\n") + "\n"
  }

  /// Reads the text of a baseline.
  static func read(_ bytes: [UInt8]) -> Result<Baseline, Fault> {
    var entries: [BaselineEntry] = []
    let lines = SourceLines.split(bytes)
    guard lines.first == heading else {
      return .failure(Fault(line: 1, message: "is no baseline: its first line is not '\(heading)'"))
    }
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      guard let entry = BaselineEntry(text: line) else {
        if line.hasPrefix("<<<<<<<") {
          let message = "line \(index + 1) begins a conflict of a merge: keep the lines of both sides"
          return .failure(Fault(line: index + 1, message: message))
        }
        return .failure(Fault(line: index + 1, message: "line \(index + 1) is no entry of a baseline: '\(line)'"))
      }
      entries.append(entry)
    }
    return .success(Baseline(entries))
  }

  struct Fault: Error, Equatable {
    /// 1-based.
    var line: Int
    var message: String
  }

  /// Takes out the findings that the baseline knows. An entry stands for one finding. One of the same file comes
  /// first, then one of another: code that was moved.
  ///
  /// - Returns: the findings that are left, and how many entries are about nothing any more.
  func filter(_ findings: [Finding], _ source: SourceLines) -> (new: [Finding], staleCount: Int) {
    var open = Dictionary(grouping: entries) { [$0.rule, $0.function, $0.primitive] }
    let wanted = findings.map { BaselineEntry($0, source) }
    var isKnown = [Bool](repeating: false, count: findings.count)
    for tells in Self.closeness {
      for (index, entry) in wanted.enumerated() where !isKnown[index] {
        let key = [entry.rule, entry.function, entry.primitive]
        guard let match = open[key]?.firstIndex(where: { $0.covers(entry) && tells($0, entry) }) else { continue }
        open[key]?.remove(at: match)
        isKnown[index] = true
      }
    }
    let left = zip(findings, isKnown).filter { !$0.1 }.map(\.0)
    return (left, open.values.map(\.count).reduce(0, +))
  }

  /// How closely an entry must fit, the closest first.
  private static let closeness: [@Sendable (BaselineEntry, BaselineEntry) -> Bool] = [
    { $0.file == $1.file && $0.lines == $1.lines },
    { $0.file == $1.file },
    { $0.lines == $1.lines },
    { _, _ in true },
  ]
}
