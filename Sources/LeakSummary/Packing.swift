/// Makes bytes fewer by telling what has been there before. The same bytes are always packed in the same way.
///
/// Packed are, until all bytes are told: the number of bytes that come as they are, and these; then the length of a
/// piece that was there before, less `shortest`, and how many bytes back it begins.
enum Packing {
  /// Shorter pieces are not worth telling.
  static let shortest = 5
  /// How many bytes back a piece may begin.
  private static let reach = 1 << 20
  /// How many places are tried for the longest piece.
  private static let tries = 24
  private static let hashBits = 16

  static func pack(_ bytes: [UInt8], into writer: inout SummaryWriter) {
    var last = [Int32](repeating: -1, count: 1 << hashBits)
    // For each place the last one before it with the same beginning.
    var before = [Int32](repeating: -1, count: bytes.count)
    var index = 0
    var plain = 0
    func note(_ place: Int) {
      guard let hash = hash(bytes, place) else { return }
      before[place] = last[hash]
      last[hash] = Int32(clamping: place)
    }
    while index < bytes.count {
      guard let piece = piece(bytes, index, before, last) else {
        note(index)
        index += 1
        continue
      }
      writer.bytes(bytes[plain..<index])
      writer.number(piece.length - shortest)
      writer.number(piece.distance)
      for place in index..<index + piece.length { note(place) }
      index += piece.length
      plain = index
    }
    if plain < bytes.count { writer.bytes(bytes[plain...]) }
  }

  private static func hash(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 4 <= bytes.count else { return nil }
    let word = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[index + $1]) }
    return Int((word &* 2_654_435_761) >> UInt32(32 - hashBits))
  }

  /// The longest piece that was there before, the nearest of several.
  private static func piece(
    _ bytes: [UInt8], _ index: Int, _ before: [Int32], _ last: [Int32]
  ) -> (length: Int, distance: Int)? {
    guard let hash = hash(bytes, index) else { return nil }
    var best: (length: Int, distance: Int)?
    var place = Int(last[hash])
    for _ in 0..<tries where place >= 0 && index - place <= reach {
      var length = 0
      while index + length < bytes.count, bytes[place + length] == bytes[index + length] { length += 1 }
      if length >= shortest, length > best?.length ?? 0 { best = (length, index - place) }
      place = Int(before[place])
    }
    return best
  }
}
