import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// The comments by which the sources silence findings: what each reaches, and whether it has silenced anything.
struct Suppression: Sendable {
  private let flow: FlowFile
  private var entries: [SilencingComment] = []
  /// The comments that silence no more than a line, by that line, and all others.
  private var ofLines: [Int: [Int]] = [:]
  private var others: [Int] = []
  private var unreadable: [(AddressedComment, IgnoreComment.Fault)] = []

  init(_ source: SourceFile, _ flow: FlowFile) {
    self.flow = flow
    guard !source.comments.isEmpty else { return }
    let declarations = Declarations(of: source, flow)
    for place in source.comments {
      switch IgnoreComment.read(place.text) {
      case .failure(let error): unreadable.append((place, error.fault))
      case .success(let comment):
        var entry = SilencingComment(comment: comment, place: place)
        if comment.reach == .line {
          let line = flow.lines.position(of: Int32(clamping: place.target)).line
          entry.line = line
          entry.blocks = declarations.beginning(on: line) + (place.conditional.map { [$0] } ?? [])
        }
        if let line = entry.line, entry.blocks.isEmpty {
          ofLines[line, default: []].append(entries.count)
        } else {
          others.append(entries.count)
        }
        entries.append(entry)
      }
    }
  }

  /// Whether a comment silences what a rule says of a place. The comment then counts as used.
  mutating func silences(_ rule: String, at spot: Spot) -> Bool {
    var isSilenced = false
    for index in others + (ofLines[spot.line] ?? []) where entries[index].names(rule) && entries[index].reaches(spot) {
      entries[index].used.insert(rule)
      isSilenced = true
    }
    return isSilenced
  }

  /// What is wrong with the comments of the file, once all rules have had their say.
  ///
  /// - Parameters:
  ///   - run: names of the rules that have run; of another nobody knows whether a comment silences it.
  ///   - known: names of all rules.
  func faults(run: Set<String>, known: [String]) -> [IgnoreFault] {
    let read = entries.flatMap { entry in
      entry.faults(run: run, known: known).map { fault(entry.place, $0) }
    }
    return unreadable.map { fault($0, $1) } + read
  }

  private func fault(_ place: AddressedComment, _ fault: IgnoreComment.Fault) -> IgnoreFault {
    let line = flow.lines.position(of: place.range.start).line
    let end = place.isAlone ? flow.lines.range(ofLine: line).map { Int($0.end) } : nil
    let whole = SourceRange(start: place.codeEnd, end: end ?? Int(place.range.end))
    return IgnoreFault(
      fault: fault, spot: spot(place.range, line), text: place.text, whole: spot(whole, line), function: "")
  }

  private func spot(_ range: SourceRange, _ line: Int) -> Spot {
    Spot(Location(file: flow.id, range: range), line: line)
  }
}
