import LeakModel

/// The difference of two texts as `diff -u` and `git apply` know it.
public enum UnifiedDiff {
  private static let context = 3

  /// Empty where the texts are equal.
  public static func text(of file: String, from old: [UInt8], to new: [UInt8]) -> String {
    let hunks = LineDiff(from: lines(old), to: lines(new)).hunks(context: context)
    guard !hunks.isEmpty else { return "" }
    var text = "--- a/\(file)\n+++ b/\(file)\n"
    var growth = 0
    for hunk in hunks {
      text += header(hunk, growth) + hunk.map(shown).joined()
      growth += hunk.reduce(0) { $0 + ($1.kind == .added ? 1 : $1.kind == .removed ? -1 : 0) }
    }
    return text
  }

  /// Lines with their ends.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// - Parameter growth: how many lines the hunks before this one have added.
  private static func header(_ hunk: ArraySlice<LineDiff.Line>, _ growth: Int) -> String {
    let old = hunk.filter { $0.kind != .added }
    let new = hunk.filter { $0.kind != .removed }
    let oldStart = old.first.map { $0.kind == .kept ? $0.number - growth : $0.number } ?? 0
    return "@@ -\(oldStart),\(old.count) +\(new.first?.number ?? 0),\(new.count) @@\n"
  }

  private static func shown(_ line: LineDiff.Line) -> String {
    let mark =
      switch line.kind {
      case .kept: " "
      case .removed: "-"
      case .added: "+"
      }
    let isCut = line.content.last != 0x0A
    return mark + String(decoding: line.content, as: UTF8.self) + (isCut ? "\n\\ No newline at end of file\n" : "")
  }
}
