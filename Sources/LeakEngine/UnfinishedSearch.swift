import LeakFlow
import LeakModel

/// Something that was not followed to the end.
struct UnfinishedSearch: Sendable {
  /// What was followed, as the source calls it.
  var name: String
  /// The number of its file.
  var file: Int
  /// Where it begins.
  var range: SourceRange

  /// What is said of them: one sentence for each file.
  static func notices(_ searches: [UnfinishedSearch], in files: [FlowFile]) -> [Notice] {
    let byFile = Dictionary(grouping: searches, by: \.file).sorted { $0.key < $1.key }
    return byFile.map { number, searches in
      let file = files[number]
      let first = searches.min { ($0.range.start, $0.name) < ($1.range.start, $1.name) } ?? searches[0]
      return Notice(
        kind: .budget, file: file.path, position: file.lines.position(of: first.range.start),
        message:
          "\(subject(first, of: searches.count)) not followed to the end: too many paths, or closures too deep in others"
      )
    }
  }

  private static func subject(_ first: UnfinishedSearch, of count: Int) -> String {
    switch count {
    case 1: "'\(first.name)' was"
    case 2: "'\(first.name)' and one other were"
    default: "'\(first.name)' and \(count - 1) others were"
    }
  }
}
