import LeakModel

/// Replaces the bytes of `range` by `text`.
struct TextEdit: Hashable, Sendable {
  var range: SourceRange
  var text: String

  /// The new text after its own edits, or `nil` where two of them overlap.
  static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8]? {
    guard let ordered = inOrder(edits) else { return nil }
    var result: [UInt8] = []
    var position = 0
    for edit in ordered {
      guard Int(edit.range.start) >= position, Int(edit.range.end) <= bytes.count else { return nil }
      result += bytes[position..<Int(edit.range.start)]
      result += Array(edit.text.utf8)
      position = Int(edit.range.end)
    }
    return result + bytes[position...]
  }

  /// Edits in order of place, each once; `nil` where two of them touch the same bytes or the same spot.
  static func inOrder(_ edits: [TextEdit]) -> [TextEdit]? {
    var seen: Set<TextEdit> = []
    let ordered = edits.filter { seen.insert($0).inserted }.sorted { $0.range.start < $1.range.start }
    for (first, second) in zip(ordered, ordered.dropFirst()) where first.overlaps(second) { return nil }
    return ordered
  }

  /// Whether the two cannot be applied side by side in a way that is certain: also where both insert at one spot.
  func overlaps(_ other: TextEdit) -> Bool {
    if range.start == other.range.start { return true }
    return range.start < other.range.end && other.range.start < range.end
  }

  /// The lines that edits move to the right, if they do.
  static func indented(_ edits: [TextEdit]) -> SourceRange? {
    let shifts = edits.filter { !$0.text.isEmpty && $0.text.allSatisfy { $0 == " " || $0 == "\t" } }.map(\.range)
    return shifts.first.map { shifts.dropFirst().reduce($0) { $0.union($1) } }
  }
}
