/// What `Package.swift` tells of other folders, as far as its text shows it.
struct PackageManifest {
  /// The paths that it names, relative to its folder: those of packages, and of targets.
  private(set) var paths: [FilePath] = []
  /// What belongs to the package is not to be seen: some path is not a plain literal, or there are no targets, as in a
  /// manifest that hides a folder of an Xcode project.
  private(set) var isOpen: Bool

  init(_ bytes: [UInt8]) {
    isOpen = !["target", "executableTarget", "testTarget", "macro", "plugin"].contains { Self.calls($0, in: bytes) }
    var index = 0
    while let label = Self.next("path", in: bytes, from: index) {
      index = label
      guard let colon = Self.skipSpace(bytes, label), bytes[colon] == UInt8(ascii: ":") else { continue }
      guard let start = Self.skipSpace(bytes, colon + 1), bytes[start] == Self.quote,
        let end = bytes[(start + 1)...].firstIndex(of: Self.quote), !bytes[start..<end].contains(Self.backslash)
      else {
        isOpen = true
        continue
      }
      paths.append(FilePath(bytes: Array(bytes[(start + 1)..<end])))
      index = end
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  private static func calls(_ name: String, in bytes: [UInt8]) -> Bool {
    var index = 0
    while let end = next(name, in: bytes, from: index) {
      if bytes[end...].first == UInt8(ascii: "(") { return true }
      index = end
    }
    return false
  }

  /// The offset behind the next whole word.
  private static func next(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    var index = start
    while index + word.count <= bytes.count {
      let end = index + word.count
      if bytes[index] == word[0], bytes[index..<end].elementsEqual(word), !isNamePart(bytes, index - 1),
        !isNamePart(bytes, end)
      {
        return end
      }
      index += 1
    }
    return nil
  }

  private static func isNamePart(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    let byte = bytes[index]
    return byte == UInt8(ascii: "_") || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte & 0xDF || byte >= 0x80
  }

  /// The offset of the next byte that is no space.
  private static func skipSpace(_ bytes: [UInt8], _ start: Int) -> Int? {
    bytes[min(start, bytes.count)...].firstIndex { $0 != 0x20 && !(0x09...0x0D ~= $0) }
  }
}
