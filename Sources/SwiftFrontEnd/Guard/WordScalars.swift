/// The scalars beyond ASCII that may stand in an identifier: those that the language reference lists.
enum WordScalars {
  /// Whether the well-formed sequence at `index` is one of them, and its length in bytes.
  static func sequence(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (isWord: Bool, length: Int) {
    let first = bytes[index]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC2, index + length <= bytes.count else { return (false, 1) }
    var scalar = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (contains(scalar), length)
  }

  private static func contains(_ scalar: UInt32) -> Bool {
    if scalar >= 0x1_0000 { return scalar < 0xF_0000 && scalar & 0xFFFF < 0xFFFE }
    return scalar < 0x2000 ? containsLetter(scalar) : containsOther(scalar)
  }

  private static func containsLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA8, 0xAA, 0xAD, 0xAF, 0xB2...0xB5, 0xB7...0xBA, 0xBC...0xBE, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x167F,
      0x1681...0x180D, 0x180F...0x1FFF:
      true
    default: false
    }
  }

  private static func containsOther(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x200B...0x200D, 0x202A...0x202E, 0x203F...0x2040, 0x2054, 0x2060...0x218F, 0x2460...0x24FF, 0x2776...0x2793,
      0x2C00...0x2DFF, 0x2E80...0x2FFF, 0x3004...0x3007, 0x3021...0x302F, 0x3031...0xD7FF, 0xF900...0xFD3D,
      0xFD40...0xFDCF, 0xFDF0...0xFE44, 0xFE47...0xFFF8:
      true
    default: false
    }
  }
}
