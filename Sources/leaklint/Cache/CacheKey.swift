import Foundation
import LeakDomain
import LeakModel

/// Names what a run would find in some files: another name wherever anything differs on which that depends.
struct CacheKey: Hashable {
  /// 64 hex digits.
  var name: String

  /// What is the same for all files of a run.
  struct Circumstances {
    /// The tool itself, in this very build.
    var tool: String
    var rules: [String]
    var otherRules: [String]
    /// A digest of what the configuration tells of functions and primitives.
    var models: String
    /// What other modules say of themselves.
    var summaries: [ContentDigest]

    fileprivate var parts: [[UInt8]] {
      let lists = [rules, otherRules, summaries.map(\.description)].map { $0.joined(separator: "\n") }
      return ([CacheEntry.format, tool, models] + lists).map { Array($0.utf8) }
    }
  }

  init(name: String) { self.name = name }

  /// - Parameter files: in order.
  init(_ circumstances: Circumstances, files: [(file: FoundFile, digest: ContentDigest)]) {
    let parts = files.flatMap { [$0.file.shown.bytes, ($0.file.home ?? $0.file.shown).bytes, $0.digest.bytes] }
    name = ContentDigest(parts: circumstances.parts + parts).description
  }

  /// This version of the tool as it was built: developers build many with one number.
  static func tool() -> String {
    let file = Bundle.main.executablePath.map { FilePath($0) }
    let status = file.flatMap { try? FileStatus.of($0).get() }
    return "\(Leaklint.version) \(status.map { "\($0.size) \($0.modified)" } ?? "")"
  }
}
