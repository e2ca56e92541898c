import Foundation
import Testing

/// A shape in which tasks hang, in one of its variants, and the function that shows it: a line of `Fixtures/_shapes/shapes.tsv`.
///
/// A fixture of known gaps stands for a variant that is not found yet.
struct Shape: Sendable, CustomTestStringConvertible {
  var name: String
  var variant: String
  var rule: String
  /// Below `Fixtures`.
  var fixture: String
  var function: String

  var testDescription: String { "\(name): \(variant)" }

  static let all: [Shape] = {
    let url = Fixture.root.appendingPathComponent("Fixtures/_shapes/shapes.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 5, !columns.contains("") else { return nil }
      return Shape(
        name: columns[0], variant: columns[1], rule: columns[2], fixture: columns[3], function: columns[4])
    }
  }()

  /// How many lines the file has below its heading.
  static let lineCount: Int = {
    let url = Fixture.root.appendingPathComponent("Fixtures/_shapes/shapes.tsv")
    return ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(separator: "\n").count - 1
  }()
}

extension Fixture {
  /// The lines of each function of a name, 1-based, from its declaration to its brace.
  func functions(named name: String) -> [ClosedRange<Int>] {
    lines.indices.compactMap { index in
      let line = lines[index]
      guard line.contains("func \(name)(") || line.contains("func \(name)<") else { return nil }
      let indent = line.prefix { $0 == " " }
      let end = lines[index...].dropFirst().firstIndex { $0.hasPrefix(indent + "}") } ?? index
      return index + 1...end + 1
    }
  }
}
