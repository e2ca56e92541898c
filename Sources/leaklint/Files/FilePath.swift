/// A path as the operating system takes it: bytes without a zero, not necessarily UTF-8. The order is that of bytes.
struct FilePath: Hashable, Comparable, Sendable {
  var bytes: [UInt8]

  static let slash = UInt8(ascii: "/")

  init(bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }

  var isAbsolute: Bool { bytes.first == Self.slash }

  /// For people; bytes that are not UTF-8 become replacement characters.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What stands between slashes; empty parts and `.` are left out.
  var components: [ArraySlice<UInt8>] {
    bytes.split(separator: Self.slash).filter { !$0.elementsEqual([UInt8(ascii: ".")]) }
  }

  /// The part after the last slash.
  var name: ArraySlice<UInt8> {
    bytes[(bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0)...]
  }

  /// The part up to the last slash: the folder around, of a path that does not end in one.
  var folder: FilePath { FilePath(bytes: Array(bytes.dropLast(name.count))) }

  /// The path of something in this folder. The empty path is the current folder.
  func appending(_ name: some Sequence<UInt8>) -> FilePath {
    var joined = bytes
    if let last = joined.last, last != Self.slash { joined.append(Self.slash) }
    joined.append(contentsOf: name)
    return FilePath(bytes: joined)
  }

  /// What is left of this absolute path below `folder`: empty for the folder itself, `nil` if it lies elsewhere.
  func relative(to folder: FilePath) -> FilePath? {
    let mine = components
    let others = folder.components
    guard isAbsolute, folder.isAbsolute, mine.starts(with: others) else { return nil }
    return FilePath(bytes: Array(mine.dropFirst(others.count).joined(separator: [Self.slash])))
  }

  /// Calls `body` with the path as a C string; the empty path is given as `.`.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let text = (bytes.isEmpty ? [UInt8(ascii: ".")] : bytes).map { CChar(bitPattern: $0) } + [0]
    return text.withUnsafeBufferPointer { buffer in
      // The buffer is never empty, so that it has an address.
      buffer.baseAddress.map(body) ?? body("")
    }
  }

  static func < (a: FilePath, b: FilePath) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
