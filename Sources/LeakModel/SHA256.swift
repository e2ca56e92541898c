/// SHA-256, piece by piece (FIPS 180-4).
struct SHA256 {
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// What does not fill a block yet.
  private var rest: [UInt8] = []
  /// In bytes.
  private var length: UInt64 = 0

  private static let blockLength = 64

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var bytes = bytes[...]
    if !rest.isEmpty {
      let missing = Self.blockLength - rest.count
      rest += bytes.prefix(missing)
      bytes = bytes.dropFirst(missing)
      guard rest.count == Self.blockLength else { return }
      rest.withUnsafeBytes { Self.compress($0, into: &state) }
      rest = []
    }
    let whole = bytes.count / Self.blockLength * Self.blockLength
    Self.compress(UnsafeRawBufferPointer(rebasing: bytes.prefix(whole)), into: &state)
    rest += bytes.dropFirst(whole)
  }

  /// 32 bytes.
  mutating func finish() -> [UInt8] {
    let bits = (length &* 8).bigEndian
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (Self.blockLength + 55 - rest.count) % Self.blockLength)
    withUnsafeBytes(of: bits) { padding += $0 }
    padding.withUnsafeBytes { update($0) }
    return state.indices.flatMap { index in withUnsafeBytes(of: state[index].bigEndian, Array.init) }
  }

  /// - Parameter blocks: any number of whole blocks.
  private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout SIMD8<UInt32>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: blockLength) { words in
      constants.withUnsafeBufferPointer { constants in
        for start in stride(from: 0, to: blocks.count, by: blockLength) {
          schedule(UnsafeRawBufferPointer(rebasing: blocks[start..<start + blockLength]), into: words)
          rounds(words, constants, &state)
        }
      }
    }
  }

  private static func schedule(_ block: UnsafeRawBufferPointer, into words: UnsafeMutableBufferPointer<UInt32>) {
    for index in 0..<16 {
      words[index] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
    }
    for index in 16..<blockLength {
      let (early, late) = (words[index - 15], words[index - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
    }
  }

  private static func rounds(
    _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
    _ state: inout SIMD8<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    func word(_ index: Int) -> UInt32 { constants[index] &+ words[index] }
    // After each round every variable takes the place of the next; after eight each is back in its own.
    for index in stride(from: 0, to: blockLength, by: 8) {
      round(a, b, c, &d, e, f, g, &h, word(index))
      round(h, a, b, &c, d, e, f, &g, word(index + 1))
      round(g, h, a, &b, c, d, e, &f, word(index + 2))
      round(f, g, h, &a, b, c, d, &e, word(index + 3))
      round(e, f, g, &h, a, b, c, &d, word(index + 4))
      round(d, e, f, &g, h, a, b, &c, word(index + 5))
      round(c, d, e, &f, g, h, a, &b, word(index + 6))
      round(b, c, d, &e, f, g, h, &a, word(index + 7))
    }
    state &+= [a, b, c, d, e, f, g, h]
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let mixed = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let first = h &+ mixed &+ ((e & f) ^ (~e & g)) &+ word
    d &+= first
    h = first &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) ^ (a & c) ^ (b & c))
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { (word >> count) | (word << (32 - count)) }

  /// The fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
