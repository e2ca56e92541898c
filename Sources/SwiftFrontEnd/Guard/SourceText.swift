/// Whether bytes are text that Swift can be written in.
enum SourceText {
  enum Fault: Equatable {
    /// A NUL byte at an offset: a binary file.
    case nul(Int)
    /// The first byte of a sequence that is not UTF-8.
    case invalid(Int)
    /// A byte order mark of UTF-16 or UTF-32.
    case wide
  }

  /// The first fault, or `nil` for valid UTF-8 without NUL.
  static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> Fault? {
    if bytes.count >= 2, (bytes[0], bytes[1]) == (0xFF, 0xFE) || (bytes[0], bytes[1]) == (0xFE, 0xFF) { return .wide }
    var index = 0
    while index < bytes.count {
      index = skipPlainText(bytes, from: index)
      guard index < bytes.count else { return nil }
      let byte = bytes[index]
      if byte == 0 { return .nul(index) }
      if byte < 0x80 {
        index += 1
        continue
      }
      guard let length = sequenceLength(bytes, at: index) else { return .invalid(index) }
      index += length
    }
    return nil
  }

  /// Skips words of eight bytes that are ASCII without NUL.
  private static func skipPlainText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let isPlain = (word | ((word &- 0x0101_0101_0101_0101) & ~word)) & 0x8080_8080_8080_8080 == 0
      guard isPlain else { break }
      index += 8
    }
    return index
  }

  /// The length of the well-formed sequence of two to four bytes at `index`; `nil` if there is none.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < bytes.count && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0xC2...0xDF: return isContinuation(1) ? 2 : nil
    case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : nil
    case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : nil
    case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : nil
    case 0xF0: return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : nil
    case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : nil
    case 0xF4: return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : nil
    default: return nil
    }
  }
}
