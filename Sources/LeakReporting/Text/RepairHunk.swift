import LeakModel

/// Some lines of a file before and after a repair, with context.
struct RepairHunk {
  enum Kind { case kept, removed, added }
  struct Line {
    var kind: Kind
    var number: Int
    var content: ArraySlice<UInt8>
  }
  var lines: [Line] = []

  /// How many bytes the first line that goes and the first that comes have in common.
  var firstDifference: Int {
    guard let removed = lines.first(where: { $0.kind == .removed }),
      let added = lines.first(where: { $0.kind == .added })
    else { return 0 }
    return zip(removed.content, added.content).prefix { $0 == $1 }.count
  }

  private static let context = 1

  /// The hunks of all edits of one file, in order; `nil` if an edit does not fit the text or overlaps another.
  static func hunks(of edits: [Edit], in source: SourceText) -> [RepairHunk]? {
    var ranges: [(range: Range<Int>, text: String)] = []
    for edit in edits {
      guard let start = source.offset(of: edit.place.start), let end = source.offset(of: edit.place.end), start <= end
      else { return nil }
      ranges.append((start..<end, edit.text))
    }
    ranges.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    for (first, second) in zip(ranges, ranges.dropFirst()) where first.range.upperBound > second.range.lowerBound {
      return nil
    }
    var result: [RepairHunk] = []
    var shift = 0
    for group in grouped(ranges, source) {
      let (hunk, growth) = hunk(of: group, in: source, shift: shift)
      if !hunk.lines.isEmpty { result.append(hunk) }
      shift += growth
    }
    return result
  }

  /// Edits so near to each other that their context would overlap are one hunk.
  private static func grouped(
    _ edits: [(range: Range<Int>, text: String)], _ source: SourceText
  ) -> [[(range: Range<Int>, text: String)]] {
    edits.reduce(into: []) { groups, edit in
      if let last = groups.last?.last,
        source.line(at: edit.range.lowerBound) - source.line(at: last.range.upperBound) <= 2 * context + 1
      {
        groups[groups.count - 1].append(edit)
      } else {
        groups.append([edit])
      }
    }
  }

  /// The lines that the edits touch, without those at both ends that stay the same, and how many they become more.
  private static func hunk(
    of edits: [(range: Range<Int>, text: String)], in source: SourceText, shift: Int
  ) -> (RepairHunk, growth: Int) {
    guard let first = edits.first, let last = edits.last else { return (RepairHunk(), 0) }
    let firstLine = source.line(at: first.range.lowerBound)
    let range = source.start(ofLine: firstLine)..<source.start(ofLine: source.line(at: last.range.upperBound) + 1)
    var new: [UInt8] = []
    var position = range.lowerBound
    for edit in edits {
      new += source.bytes[position..<edit.range.lowerBound] + Array(edit.text.utf8)
      position = edit.range.upperBound
    }
    new += source.bytes[position..<range.upperBound]
    let before = SourceText(bytes: Array(source.bytes[range])).contents
    let after = SourceText(bytes: new).contents
    let head = zip(before, after).prefix { $0.elementsEqual($1) }.count
    let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed())
      .prefix { $0.elementsEqual($1) }.count
    let removed = before.dropFirst(head).dropLast(tail)
    let added = after.dropFirst(head).dropLast(tail)
    guard !removed.isEmpty || !added.isEmpty else { return (RepairHunk(), 0) }
    let start = firstLine + head
    var hunk = RepairHunk()
    hunk.keep((start - context)..<start, of: source, shift: shift)
    for (index, line) in removed.enumerated() { hunk.append(.removed, start + index, line) }
    for (index, line) in added.enumerated() { hunk.append(.added, start + shift + index, line) }
    let end = start + removed.count
    let growth = added.count - removed.count
    hunk.keep(end..<(end + context), of: source, shift: shift + growth)
    return (hunk, growth)
  }

  /// Lines around a change have the number that they will have.
  private mutating func keep(_ numbers: Range<Int>, of source: SourceText, shift: Int) {
    for number in numbers {
      if let content = source.content(ofLine: number) { append(.kept, number + shift, content) }
    }
  }

  private mutating func append(_ kind: Kind, _ number: Int, _ content: ArraySlice<UInt8>) {
    lines.append(Line(kind: kind, number: number, content: content))
  }
}
