import LeakModel

/// The repairs of one file, applied together.
public struct FixApplication: Sendable {
  /// The new bytes.
  public var bytes: [UInt8]
  /// The findings whose repair was applied, in order.
  public var applied: [Finding] = []
  /// The findings whose repair touches what an earlier one changes: they are left for another run.
  public var refused: [Finding] = []

  /// Applies the first repair of each finding, in order of the findings.
  ///
  /// - Parameter includesUnsafe: whether repairs that need a look are applied as well.
  public init(_ findings: [Finding], to bytes: [UInt8], includesUnsafe: Bool) {
    let lines = bytes.withUnsafeBufferPointer { LineTable(bytes: $0) }
    var edits: [TextEdit] = []
    // What is put between lines that move to the right would stand too far to the left.
    var indented: [SourceRange] = []
    self.bytes = bytes
    for finding in findings.sorted(by: Finding.reportOrder) {
      guard let fix = finding.fixes.first(where: { $0.safe || includesUnsafe }) else { continue }
      let own = fix.edits.compactMap { edit in Self.textEdit(edit, lines) }
      guard own.count == fix.edits.count, !own.contains(where: { new in edits.contains { $0.overlaps(new) } }),
        !own.contains(where: { new in indented.contains { $0.contains(new.range) } }), !Self.indents(own, over: edits),
        let result = TextEdit.apply(edits + own, to: bytes)
      else {
        refused.append(finding)
        continue
      }
      edits += own
      if let range = TextEdit.indented(own) { indented.append(range) }
      applied.append(finding)
      self.bytes = result
    }
  }

  private static func indents(_ own: [TextEdit], over others: [TextEdit]) -> Bool {
    guard let range = TextEdit.indented(own) else { return false }
    return others.contains { range.contains($0.range) }
  }

  private static func textEdit(_ edit: Edit, _ lines: LineTable) -> TextEdit? {
    guard let start = lines.offset(of: edit.place.start), let end = lines.offset(of: edit.place.end), start <= end
    else {
      return nil
    }
    return TextEdit(range: SourceRange(start: start, end: end), text: edit.text)
  }
}
