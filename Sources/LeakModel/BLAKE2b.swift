/// BLAKE2b with a digest of 32 bytes and without a key, piece by piece (RFC 7693).
struct BLAKE2b {
  private typealias Words = SIMD8<UInt64>

  /// The fractional parts of the square roots of the first eight primes.
  private static var start: Words {
    [
      0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
      0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
    ]
  }
  /// In bytes.
  private static let blockLength = 128
  /// In bytes.
  private static let digestLength = 32

  /// Another length of the digest is another hash; no key, no tree.
  private var state = start ^ [0x0101_0000 | UInt64(digestLength), 0, 0, 0, 0, 0, 0, 0]
  /// The last block is mixed in another way: so what may be the last is kept, even if it is whole.
  private var rest: [UInt8] = []
  /// Of what is mixed in, in bytes.
  private var length: UInt64 = 0

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let missing = min(bytes.count, Self.blockLength - rest.count)
    rest += bytes.prefix(missing)
    let bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(missing))
    guard !bytes.isEmpty else { return }
    rest.withUnsafeBytes { mix($0) }
    let whole = (bytes.count - 1) / Self.blockLength * Self.blockLength
    for start in stride(from: 0, to: whole, by: Self.blockLength) {
      mix(UnsafeRawBufferPointer(rebasing: bytes[start..<start + Self.blockLength]))
    }
    rest = Array(bytes.dropFirst(whole))
  }

  /// 32 bytes.
  mutating func finish() -> [UInt8] {
    let padding = Self.blockLength - rest.count
    rest += [UInt8](repeating: 0, count: padding)
    rest.withUnsafeBytes { mix($0, isLast: true, padding: padding) }
    return (0..<Self.digestLength / 8).flatMap { word in
      withUnsafeBytes(of: state[word].littleEndian, Array.init)
    }
  }

  private mutating func mix(_ block: UnsafeRawBufferPointer, isLast: Bool = false, padding: Int = 0) {
    length &+= UInt64(Self.blockLength - padding)
    let end = Self.start ^ [0, 0, 0, 0, length, 0, isLast ? .max : 0, 0]
    var (a0, a1, a2, a3) = (state[0], state[1], state[2], state[3])
    var (b0, b1, b2, b3) = (state[4], state[5], state[6], state[7])
    var (c0, c1, c2, c3) = (end[0], end[1], end[2], end[3])
    var (d0, d1, d2, d3) = (end[4], end[5], end[6], end[7])

    @inline(__always)
    func word(_ index: Int) -> UInt64 {
      UInt64(littleEndian: block.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }

    /// The columns of the square, then its diagonals, each with two words of the block.
    @inline(__always)
    func round(_ words: (Int, Int, Int, Int, Int, Int, Int, Int), _ more: (Int, Int, Int, Int, Int, Int, Int, Int)) {
      Self.quarter(&a0, &b0, &c0, &d0, word(words.0), word(words.1))
      Self.quarter(&a1, &b1, &c1, &d1, word(words.2), word(words.3))
      Self.quarter(&a2, &b2, &c2, &d2, word(words.4), word(words.5))
      Self.quarter(&a3, &b3, &c3, &d3, word(words.6), word(words.7))
      Self.quarter(&a0, &b1, &c2, &d3, word(more.0), word(more.1))
      Self.quarter(&a1, &b2, &c3, &d0, word(more.2), word(more.3))
      Self.quarter(&a2, &b3, &c0, &d1, word(more.4), word(more.5))
      Self.quarter(&a3, &b0, &c1, &d2, word(more.6), word(more.7))
    }

    round((0, 1, 2, 3, 4, 5, 6, 7), (8, 9, 10, 11, 12, 13, 14, 15))
    round((14, 10, 4, 8, 9, 15, 13, 6), (1, 12, 0, 2, 11, 7, 5, 3))
    round((11, 8, 12, 0, 5, 2, 15, 13), (10, 14, 3, 6, 7, 1, 9, 4))
    round((7, 9, 3, 1, 13, 12, 11, 14), (2, 6, 5, 10, 4, 0, 15, 8))
    round((9, 0, 5, 7, 2, 4, 10, 15), (14, 1, 11, 12, 6, 8, 3, 13))
    round((2, 12, 6, 10, 0, 11, 8, 3), (4, 13, 7, 5, 15, 14, 1, 9))
    round((12, 5, 1, 15, 14, 13, 4, 10), (0, 7, 6, 3, 9, 2, 8, 11))
    round((13, 11, 7, 14, 12, 1, 3, 9), (5, 0, 15, 4, 8, 6, 2, 10))
    round((6, 15, 14, 9, 11, 3, 0, 8), (12, 2, 13, 7, 1, 4, 10, 5))
    round((10, 2, 8, 4, 7, 6, 1, 5), (15, 11, 9, 14, 3, 12, 13, 0))
    round((0, 1, 2, 3, 4, 5, 6, 7), (8, 9, 10, 11, 12, 13, 14, 15))
    round((14, 10, 4, 8, 9, 15, 13, 6), (1, 12, 0, 2, 11, 7, 5, 3))

    state ^= [a0 ^ c0, a1 ^ c1, a2 ^ c2, a3 ^ c3, b0 ^ d0, b1 ^ d1, b2 ^ d2, b3 ^ d3]
  }

  @inline(__always)
  private static func quarter(
    _ a: inout UInt64, _ b: inout UInt64, _ c: inout UInt64, _ d: inout UInt64, _ first: UInt64, _ second: UInt64
  ) {
    a = a &+ b &+ first
    d = rotated(d ^ a, 32)
    c = c &+ d
    b = rotated(b ^ c, 24)
    a = a &+ b &+ second
    d = rotated(d ^ a, 16)
    c = c &+ d
    b = rotated(b ^ c, 63)
  }

  /// To the right.
  @inline(__always)
  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    (word &>> count) | (word &<< (64 &- count))
  }
}
