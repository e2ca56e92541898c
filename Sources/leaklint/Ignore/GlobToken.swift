/// One element of a pattern for one path component.
enum GlobToken: Hashable, Sendable {
  case byte(UInt8)
  /// `?`
  case anyByte
  /// `*`
  case anyBytes
  /// `[…]`
  case oneOf(ByteSet)
}

/// A set of byte values.
struct ByteSet: Hashable, Sendable {
  private var words: [UInt64] = [0, 0, 0, 0]

  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

  mutating func invert() { words = words.map { ~$0 } }
}
