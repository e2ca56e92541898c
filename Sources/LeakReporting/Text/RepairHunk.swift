import LeakModel

/// Some lines of a file before and after a repair, with context.
struct RepairHunk {
  var lines: ArraySlice<LineDiff.Line>

  private static let context = 1
  /// How many lines around the edits are compared: what comes in may equal what stands there.
  private static let margin = 4

  /// How many bytes the first line that goes and the first that comes have in common.
  var firstDifference: Int {
    guard let removed = lines.first(where: { $0.kind == .removed }),
      let added = lines.first(where: { $0.kind == .added })
    else { return 0 }
    return zip(removed.content, added.content).prefix { $0 == $1 }.count
  }

  /// The hunks of all edits of one file, in order; `nil` if an edit does not fit the text or overlaps another.
  static func hunks(of edits: [Edit], in source: SourceText) -> [RepairHunk]? {
    guard let lines = lines(around: edits, in: source), let start = source.lines.range(ofLine: lines.lowerBound)?.start,
      let end = source.lines.range(ofLine: lines.upperBound)?.end
    else { return nil }
    let part = Int(start)..<Int(end)
    guard let changed = apply(edits, to: source, within: part) else { return nil }
    let before = SourceText(bytes: Array(source.bytes[part])).contents
    return LineDiff(from: before, to: SourceText(bytes: changed).contents, firstLine: lines.lowerBound)
      .hunks(context: context).map(RepairHunk.init)
  }

  /// The lines that edits touch, with as many around them as may be shown: all others stay.
  private static func lines(around edits: [Edit], in source: SourceText) -> ClosedRange<Int>? {
    guard let first = edits.map(\.place.start.line).min(), let last = edits.map(\.place.end.line).max() else {
      return nil
    }
    let start = max(1, first - margin)
    let end = min(source.lines.lineCount, last + margin)
    return start <= end ? start...end : nil
  }

  /// The text of a part of the source with its edits; `nil` if one is not in it or overlaps another.
  private static func apply(_ edits: [Edit], to source: SourceText, within part: Range<Int>) -> [UInt8]? {
    var ranges: [(range: Range<Int>, text: String)] = []
    for edit in edits {
      guard let start = source.offset(of: edit.place.start), let end = source.offset(of: edit.place.end), start <= end
      else { return nil }
      ranges.append((start..<end, edit.text))
    }
    ranges.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var bytes: [UInt8] = []
    var position = part.lowerBound
    for (range, text) in ranges {
      guard range.lowerBound >= position else { return nil }
      bytes += source.bytes[position..<range.lowerBound] + Array(text.utf8)
      position = range.upperBound
    }
    return position <= part.upperBound ? bytes + source.bytes[position..<part.upperBound] : nil
  }
}
