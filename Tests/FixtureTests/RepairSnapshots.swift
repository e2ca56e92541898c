import Foundation

/// The files in `Fixtures/_repairs`, which tests write and people read.
enum RepairSnapshots {
  private static let folder = Fixture.root.appendingPathComponent("Fixtures/_repairs")

  static var isUpdate: Bool { ProcessInfo.processInfo.environment["LEAKLINT_UPDATE_SNAPSHOTS"] == "1" }

  static var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// The lines in which a text and its snapshot differ; `nil` if there are none, or if the snapshot is to be written.
  static func difference(_ name: String, _ actual: String) throws -> String? {
    let file = folder.appendingPathComponent(name)
    if isUpdate {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
      return nil
    }
    let expected = String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    guard actual != expected else { return nil }
    let (old, new) = (lines(expected), lines(actual))
    return new.difference(from: old).map { change in
      switch change {
      case .remove(_, let line, _): "- \(line)\n"
      case .insert(_, let line, _): "+ \(line)\n"
      }
    }.joined()
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
