/// The hash that GitHub's upload action gives to each line of a file, to recognise a finding after other lines moved.
///
/// The hash of a line covers the 100 UTF-16 units that follow its start, whatever lines they stand on; spaces and tabs
/// are left out, each line end counts as one `\n`, and the end of the file as `0xFFFF`, then zeros. It is the
/// polynomial in 37 over those units, modulo 2^64, in hex; a count tells lines of one hash apart.
enum LineHash {
  private static let blockSize = 100
  private static let base: UInt64 = 37

  /// The hashes of all lines in order, as `hex:count`.
  static func hashes(of bytes: [UInt8]) -> [String] {
    let (units, starts) = significantUnits(of: bytes)
    let leadingFactor = (1..<blockSize).reduce(UInt64(1)) { factor, _ in factor &* base }
    func unit(at index: Int) -> UInt64 { index < units.count ? UInt64(units[index]) : 0 }

    var counts: [UInt64: Int] = [:]
    var result: [String] = []
    result.reserveCapacity(starts.count)
    var position = 0
    var hash = (0..<blockSize).reduce(UInt64(0)) { $0 &* base &+ unit(at: $1) }
    for start in starts {
      while position < start {
        hash = (hash &- unit(at: position) &* leadingFactor) &* base &+ unit(at: position + blockSize)
        position += 1
      }
      let count = counts[hash, default: 0] + 1
      counts[hash] = count
      result.append("\(String(hash, radix: 16)):\(count)")
    }
    return result
  }

  /// The units that count, ended by `0xFFFF`, and for each line the index of its first one.
  private static func significantUnits(of bytes: [UInt8]) -> (units: [UInt16], starts: [Int]) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count + 1)
    var starts = [0]
    var afterReturn = false
    for unit in String(decoding: bytes, as: UTF8.self).utf16 {
      let isSecondHalf = afterReturn && unit == 0x0A
      afterReturn = false
      if isSecondHalf || unit == 0x20 || unit == 0x09 { continue }
      afterReturn = unit == 0x0D
      units.append(unit == 0x0D ? 0x0A : unit)
      if units.last == 0x0A { starts.append(units.count) }
    }
    units.append(0xFFFF)
    return (units, starts)
  }
}
