import Foundation
import LeakModel

/// What was found in the files of one project, in the form in which it is kept:
///
///     leaklint cache 2\n    the format
///     digest\n              `ContentDigest` of what follows, 64 hex digits
///     …                     the entry as JSON
///
/// Bytes that are not whole, or that belong to another key, are no entry.
struct CacheEntry: Codable {
  var key: String
  var report: Report

  static let format = "leaklint cache 2"
  private static let digestLength = 64

  init(key: CacheKey, report: Report) {
    self.key = key.name
    self.report = report
  }

  init?(_ bytes: [UInt8], key: CacheKey) {
    let head = Array("\(Self.format)\n".utf8)
    guard bytes.starts(with: head), bytes.count > head.count + Self.digestLength else { return nil }
    let digest = bytes[head.count..<head.count + Self.digestLength]
    let content = bytes[(head.count + Self.digestLength + 1)...]
    guard digest.elementsEqual(ContentDigest(content).description.utf8),
      let entry = try? JSONDecoder().decode(CacheEntry.self, from: Data(content)), entry.key == key.name
    else { return nil }
    self = entry
  }

  /// `nil` for what has no such form.
  var bytes: [UInt8]? {
    guard let content = try? JSONEncoder().encode(self) else { return nil }
    return Array("\(Self.format)\n\(ContentDigest(content))\n".utf8) + content
  }
}
