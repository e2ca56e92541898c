/// A fixed set of words with a value for each, looked up by hash. Made once, read often.
struct WordTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value]
  private let mask: UInt64

  /// - Parameter none: the value of every word that is not in the table.
  init(_ words: [(String, Value)], none: Value) {
    var size = 16
    while size < words.count * 4 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: none, count: size)
    mask = UInt64(size - 1)
    for (word, value) in words {
      let hash = WordHash(of: word)
      var slot = Int(hash.value & mask)
      while keys[slot] != 0 { slot = (slot + 1) & Int(mask) }
      keys[slot] = hash.value
      values[slot] = value
    }
  }

  /// The value of the word with this hash. Different words have different hashes for all that matters here.
  @inline(__always)
  subscript(hash: WordHash) -> Value {
    var slot = Int(hash.value & mask)
    while keys[slot] != 0, keys[slot] != hash.value { slot = (slot + 1) & Int(mask) }
    return values[slot]
  }
}

/// The hash of a word, built up byte by byte (FNV-1a, 64 bits, and a final shift).
struct WordHash: Equatable, Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(of word: String) {
    for byte in word.utf8 { add(byte) }
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  @inline(__always)
  var value: UInt64 { state ^ (state >> 29) }
}
