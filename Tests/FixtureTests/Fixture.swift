import Foundation
import Testing

/// One file of Swift below `Fixtures` that is analysed and type-checked.
struct Fixture: Sendable, CustomTestStringConvertible {
  /// Relative to the project, with `/`.
  let path: String
  let url: URL
  let bytes: [UInt8]
  let lines: [String]

  /// In `gaps…` files stand the findings that are known to be missing or wrong.
  var isGaps: Bool { url.lastPathComponent.hasPrefix("gaps") }
  var isLeaks: Bool { url.lastPathComponent.hasPrefix("leaks") }
  var folder: String { String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)) }
  var testDescription: String { path }
}

extension Fixture {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every fixture, in order of path. The folders left out belong to other tests.
  static let all = swiftFiles(below: "Fixtures").filter { fixture in
    !["_cfg", "_lowering", "_cli", "_models", "_stand-ins"].contains { fixture.path.hasPrefix("Fixtures/\($0)") }
  }

  /// The examples of a user's own primitives, each with a configuration beside it.
  static let modelled = swiftFiles(below: "Fixtures/_models")

  /// The modules that fixtures import and that no toolchain has: one file each, named as the module.
  static let standIns = swiftFiles(below: "Fixtures/_stand-ins")

  private static func swiftFiles(below folder: String) -> [Fixture] {
    let base = root.appendingPathComponent(folder)
    let walk = FileManager.default.enumerator(atPath: base.path)
    var fixtures: [Fixture] = []
    while let name = walk?.nextObject() as? String {
      let url = base.appendingPathComponent(name)
      guard name.hasSuffix(".swift"), let data = try? Data(contentsOf: url) else { continue }
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      fixtures.append(
        Fixture(path: "\(folder)/\(name)", url: url, bytes: [UInt8](data), lines: lines.map(String.init)))
    }
    return fixtures.sorted { $0.path < $1.path }
  }
}
