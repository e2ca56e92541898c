/// Tells code that a generator wrote from code that people wrote.
enum GeneratedCode {
  /// By the endings that the generators of protocol buffers use.
  static func isGenerated(name: some Collection<UInt8>) -> Bool {
    endings.contains { ending in name.count > ending.count && name.suffix(ending.count).elementsEqual(ending) }
  }

  /// By a banner in the comments before the first code: it says "generated", and that linters or people shall keep off.
  static func isGenerated(bytes: [UInt8]) -> Bool {
    let banner = bytes[..<bannerEnd(of: bytes)].map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return contains(banner, word) && marks.contains { contains(banner, $0) }
  }

  private static let endings = [Array(".pb.swift".utf8), Array(".grpc.swift".utf8)]
  private static let word = Array("generated".utf8)
  private static let marks = ["swiftlint:disable all", "do not edit", "do not modify", "don't edit", "@generated"]
    .map { Array($0.utf8) }
  /// In bytes.
  private static let longestBanner = 4096

  /// The offset of the first code, or of the end of the part in which a banner may stand.
  private static func bannerEnd(of bytes: [UInt8]) -> Int {
    let limit = min(bytes.count, longestBanner)
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while offset < limit {
      let byte = bytes[offset]
      let next = offset + 1 < limit ? bytes[offset + 1] : 0
      if byte == slash, next == slash {
        offset = bytes[offset..<limit].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? limit
      } else if byte == slash, next == star {
        offset = blockEnd(of: bytes, from: offset + 2, limit: limit)
      } else if byte == 0x20 || 0x09...0x0D ~= byte {
        offset += 1
      } else {
        return offset
      }
    }
    return limit
  }

  private static func blockEnd(of bytes: [UInt8], from start: Int, limit: Int) -> Int {
    var offset = start
    while offset + 1 < limit {
      if bytes[offset] == star, bytes[offset + 1] == slash { return offset + 2 }
      offset += 1
    }
    return limit
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0] == first && text[$0...].starts(with: part) }
  }

  private static let slash = UInt8(ascii: "/")
  private static let star = UInt8(ascii: "*")
}
