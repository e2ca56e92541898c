/// The lines of the files in which findings lie, read when they are asked for.
final class SourceLines {
  private let bytes: (String) -> [UInt8]?
  private var known: [String: [String]] = [:]

  /// - Parameter bytes: the bytes of a file by the path that findings show.
  init(_ bytes: @escaping (String) -> [UInt8]?) { self.bytes = bytes }

  /// All lines of a file, without their ends; none if it cannot be read.
  func lines(of file: String) -> [String] {
    if let lines = known[file] { return lines }
    let lines = bytes(file).map(Self.split) ?? []
    known[file] = lines
    return lines
  }

  /// A line by its 1-based number; empty where there is none.
  func line(_ number: Int, of file: String) -> String {
    let lines = lines(of: file)
    return lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  /// Text at its line ends: `\n`, `\r\n` or a lone `\r`.
  static func split(_ bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        lines.append(String(decoding: bytes[start..<index], as: UTF8.self))
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { lines.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return lines
  }
}
