import Foundation
import LeakModel

/// A function for which a rewriting may change what is found, and why: a line of `Fixtures/_metamorphic/exceptions.tsv`.
struct MetamorphicException: Hashable, Sendable {
  var rewriting: String
  var fixture: String
  /// Its name, or `*` for all of the fixture.
  var function: String
  var reason: String

  var description: String { "\(fixture): \(function)" }

  func excuses(_ function: String, in fixture: String) -> Bool {
    self.fixture == fixture && (self.function == "*" || self.function == function)
  }

  static let all: [MetamorphicException] = {
    let url = Fixture.root.appendingPathComponent("Fixtures/_metamorphic/exceptions.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 4, columns[3].count > 10 else { return nil }
      return MetamorphicException(
        rewriting: columns[0], fixture: columns[1], function: columns[2], reason: columns[3])
    }
  }()
}

/// What is found in fixtures as they are: each is analysed once, whoever asks.
actor Findings {
  static let known = Findings()
  private var tasks: [String: Task<[Finding], Never>] = [:]

  func of(_ fixture: Fixture) async -> [Finding] {
    let task = tasks[fixture.path] ?? Task { await Analysis.run(fixture).findings }
    tasks[fixture.path] = task
    return await task.value
  }
}
