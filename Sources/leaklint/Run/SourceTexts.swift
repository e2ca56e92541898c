import LeakModel
import SwiftFrontEnd

/// The texts of some files of a run. Each is there until it is taken. Several threads take from it.
final class SourceTexts: @unchecked Sendable {
  /// The text of one file.
  struct Text: Sendable {
    /// The number of the file in the run.
    var number: Int
    var bytes: [UInt8]
    var digest: ContentDigest
  }

  /// The numbers of the files, and what their texts are.
  let contents: [(number: Int, digest: ContentDigest)]
  private var bytes: [[UInt8]]
  private let monitor = Monitor()

  init(_ texts: [Text]) {
    contents = texts.map { ($0.number, $0.digest) }
    bytes = texts.map(\.bytes)
  }

  var count: Int { contents.count }

  /// The bytes of a text by its index here; empty when it is asked for again.
  func take(_ index: Int) -> [UInt8] {
    monitor.locked {
      defer { bytes[index] = [] }
      return bytes[index]
    }
  }
}
