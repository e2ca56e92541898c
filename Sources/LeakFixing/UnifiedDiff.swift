/// The difference of two texts as `diff -u` writes it.
public enum UnifiedDiff {
  private static let context = 3

  private enum Line {
    case kept(old: Int, new: Int)
    case removed(old: Int)
    case added(new: Int)

    var isKept: Bool { if case .kept = self { true } else { false } }
  }

  /// Empty where the texts are equal.
  public static func text(of file: String, from old: [UInt8], to new: [UInt8]) -> String {
    let (before, after) = (lines(old), lines(new))
    let all = aligned(before, after)
    let hunks = hunks(all)
    guard !hunks.isEmpty else { return "" }
    var text = "--- a/\(file)\n+++ b/\(file)\n"
    for hunk in hunks { text += header(all[hunk]) + all[hunk].map { shown($0, before, after) }.joined() }
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

  private static func aligned(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Line] {
    var removed = [Bool](repeating: false, count: old.count)
    var added = [Bool](repeating: false, count: new.count)
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed[offset] = true
      case .insert(let offset, _, _): added[offset] = true
      }
    }
    var lines: [Line] = []
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      if from < old.count, removed[from] {
        lines.append(.removed(old: from))
        from += 1
      } else if to < new.count, added[to] {
        lines.append(.added(new: to))
        to += 1
      } else {
        lines.append(.kept(old: from, new: to))
        from += 1
        to += 1
      }
    }
    return lines
  }

  private static func hunks(_ lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, line) in lines.enumerated() where !line.isKept {
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  private static func header(_ lines: ArraySlice<Line>) -> String {
    var (old, new): ([Int], [Int]) = ([], [])
    for line in lines {
      switch line {
      case .kept(let from, let to):
        old.append(from)
        new.append(to)
      case .removed(let from): old.append(from)
      case .added(let to): new.append(to)
      }
    }
    func range(_ numbers: [Int]) -> String { "\((numbers.first ?? -1) + 1),\(numbers.count)" }
    return "@@ -\(range(old)) +\(range(new)) @@\n"
  }

  private static func shown(_ line: Line, _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> String {
    let (mark, bytes) =
      switch line {
      case .kept(let from, _): (" ", old[from])
      case .removed(let from): ("-", old[from])
      case .added(let to): ("+", new[to])
      }
    let isCut = bytes.last != 0x0A
    return mark + String(decoding: bytes, as: UTF8.self) + (isCut ? "\n\\ No newline at end of file\n" : "")
  }
}
