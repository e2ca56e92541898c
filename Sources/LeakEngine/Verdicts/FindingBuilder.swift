import LeakDomain
import LeakFlow
import LeakModel

/// Turns what a rule says into a finding with paths, lines and columns.
struct FindingBuilder {
  private let filesByID: [FileID: FlowFile]
  private let tests: Set<FileID>

  /// - Parameter areTests: of each file, whether it is code of tests.
  init(_ files: [FlowFile], areTests: [Bool]) {
    filesByID = Dictionary(files.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    tests = Set(zip(files, areTests).lazy.filter(\.1).map(\.0.id))
  }

  func finding(_ diagnosis: Diagnosis, rule: Rule, _ subject: Subject) -> Finding {
    let path = path(of: diagnosis.at.location.file)
    let key = [rule.id, path, subject.function, subject.primitive, subject.carrier, diagnosis.message]
    let severity = tests.contains(diagnosis.at.location.file) ? Severity.note : diagnosis.severity
    func remark(_ spot: Spot, _ message: String) -> Remark {
      Remark(place: place(spot.location), message: message, side: spot == diagnosis.waiter ? .waiter : .other)
    }
    var finding = Finding(
      rule: rule.id, severity: severity, place: place(diagnosis.at.location), message: diagnosis.message,
      primitive: subject.primitive, function: subject.function,
      related: Self.readable(diagnosis.related.map { remark($0.0, $0.1) }),
      path: diagnosis.path.map { remark($0.spot, $0.text) },
      fixes: diagnosis.replacements.map { replacement in
        let edit = Edit(place: place(replacement.location), text: replacement.text)
        return Fix(title: replacement.title, safe: replacement.safe, edits: [edit])
      },
      // Line numbers in a message do not count.
      fingerprint: Digest.hex(key) { !(0x30...0x39).contains($0) })
    finding.consequence = diagnosis.consequence
    return finding
  }

  /// How many related places a finding names: nobody looks at more.
  private static let mostPlaces = 48

  /// So many of the places as are read, the last of which says how many more there are.
  private static func readable(_ remarks: [Remark]) -> [Remark] {
    guard remarks.count > mostPlaces else { return remarks }
    var named = Array(remarks.prefix(mostPlaces))
    let left = remarks[mostPlaces...]
    if let waiter = left.first(where: { $0.side == .waiter }) { named.insert(waiter, at: 0) }
    named[named.count - 1].message += ", and so in \(left.count) more places"
    return named
  }

  func path(of file: FileID) -> String { filesByID[file]?.path ?? "" }

  private func place(_ location: Location) -> Place {
    guard let file = filesByID[location.file] else {
      return Place(file: "", start: Position(line: 1, column: 1), end: Position(line: 1, column: 1))
    }
    return Place(
      file: file.path, start: file.lines.position(of: location.range.start),
      end: file.lines.position(of: location.range.end))
  }
}
