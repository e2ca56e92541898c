import LeakModel

/// Some lines of a file before and after a repair, with context.
struct RepairHunk {
  var lines: ArraySlice<LineDiff.Line>

  private static let context = 1

  /// How many bytes the first line that goes and the first that comes have in common.
  var firstDifference: Int {
    guard let removed = lines.first(where: { $0.kind == .removed }),
      let added = lines.first(where: { $0.kind == .added })
    else { return 0 }
    return zip(removed.content, added.content).prefix { $0 == $1 }.count
  }

  /// The hunks of all edits of one file, in order; `nil` if an edit does not fit the text or overlaps another.
  static func hunks(of edits: [Edit], in source: SourceText) -> [RepairHunk]? {
    guard let changed = apply(edits, to: source) else { return nil }
    return LineDiff(from: source.contents, to: SourceText(bytes: changed).contents).hunks(context: context)
      .map(RepairHunk.init)
  }

  private static func apply(_ edits: [Edit], to source: SourceText) -> [UInt8]? {
    var ranges: [(range: Range<Int>, text: String)] = []
    for edit in edits {
      guard let start = source.offset(of: edit.place.start), let end = source.offset(of: edit.place.end), start <= end
      else { return nil }
      ranges.append((start..<end, edit.text))
    }
    ranges.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var bytes: [UInt8] = []
    var position = 0
    for (range, text) in ranges {
      guard range.lowerBound >= position else { return nil }
      bytes += source.bytes[position..<range.lowerBound] + Array(text.utf8)
      position = range.upperBound
    }
    return bytes + source.bytes[position...]
  }
}
