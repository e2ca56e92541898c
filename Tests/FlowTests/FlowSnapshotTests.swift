import Foundation
import LeakConfiguration
import LeakFlow
import Testing

/// What `leaklint dump flow` prints of each file in `Fixtures/_flow` stands beside it.
///
/// Where a change is meant, run the tests with `LEAKLINT_UPDATE_SNAPSHOTS=1` and read the difference.
@Suite struct FlowSnapshotTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/_flow")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
  }()

  @Test(arguments: names)
  func snapshot(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name + ".swift")))
    let actual = FlowDump.text(
      of: try loweredFile(name + ".swift", bytes), known: BuiltInModels.read().models.knownFunctions)
    let snapshot = Self.folder.appending(path: name + ".flow")
    if ProcessInfo.processInfo.environment["LEAKLINT_UPDATE_SNAPSHOTS"] == "1" {
      try Data(actual.utf8).write(to: snapshot)
      return
    }
    let expected = String(decoding: (try? Data(contentsOf: snapshot)) ?? Data(), as: UTF8.self)
    guard actual != expected else { return }
    let difference = firstDifference(actual, expected)
    Issue.record(
      "\(name).flow differs. If that is meant, set LEAKLINT_UPDATE_SNAPSHOTS=1 and run again.\n\(difference)")
  }

  @Test func thereAreSnapshots() {
    #expect(Self.names.count >= 10)
  }

  private func firstDifference(_ actual: String, _ expected: String) -> String {
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(new, old).prefix { $0 == $1 }.count
    let newLine = line < new.count ? new[line] : "(end)"
    let oldLine = line < old.count ? old[line] : "(end)"
    return "line \(line + 1):\n- \(oldLine)\n+ \(newLine)"
  }
}
