/// The form of a summary:
///
///     leaksum 1\n       the format's number in digits
///     text              the tool's version
///     text              the digest of its knowledge
///     text              the module's name
///     number            how many bytes the files take, unpacked
///     …                 the files, packed (see `Packing`)
///     checksum          8 bytes, FNV-1a of everything before, the least byte first
///
/// The files, unpacked:
///
///     number            how many files, and for each
///       text              its path
///       text              its condensed text
///       number            how many lines that has, and for each
///         number            how many lines further in the whole file it lies
///         number            how many bytes stand in front of it there
///
/// A number has seven bits a byte, the least first; the eighth bit says that another byte follows. A text is the
/// number of its bytes and these. The same summary always has the same bytes.
enum SummaryFormat {
  static let number: UInt64 = 1
  static let magic = Array("leaksum ".utf8)
  static let checksumLength = 8
  /// What files may take unpacked. More is refused before it is unpacked.
  static let largestContent = 256 << 20

  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
